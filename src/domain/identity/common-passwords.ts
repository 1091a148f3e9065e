/**
 * What the list of common passwords that the application hands in (src/http) lacks: the pinyin and
 * number habits of Chinese users, words of this trade and places of the demo. Composed by hand from
 * what is generally known of such habits; not a copy of a leaked list. `password.ts` refuses both
 * with digits and signs around them and in pairs.
 */
export const commonWords: ReadonlySet<string> = split(`
	aa aaa aaaa aaaaaa abc abcabc abcd abcde abcdef abcdefg adminadmin adminpass adminroot aini
	ainio ainiyiwannian aiqing alipay anding asd baba bai baidu bangfu bangong bangongshi baobao
	baobaobao baobei bb beijingchina cai caiwu cao caonima cc ceshi chaochao chengdu chenggong
	chenjie chenjing chenwei chongqing chuanqi chuna chunjie chuntian cui cunwei cunzhang cxz dahai
	dai dalian dandan dangyuan danwei demodemo denglu dept didi dingxi dongtian dota douyin dsa du
	edc ee facai fan fangfang fapiao fdsa feifei fendou foreverlove fortnite fu fujian fupin fuzhou
	gansu gao gaowei gege gmail gongchandang gongsi gongxi gongxifacai gongzuo gu guangzhou guanli
	guanliyuan guo guoqing haha hahaha haiyang han hangzhou hao he hehe hehehe hehua heping hotmail
	hou hu huangwei huawei huwei jia jiankang jiayou jiedui jiejie jihua jin jinan jingdong
	jingjing jingying jintian juanzeng juanzhu juhua kuaiji kuaile kuaishou lai lala lalala lanhua
	lanzhou laoda laoer laogong laoli laopo laoshi laowang li lijing lijun lilei lili lin lingdao
	lingling linkedin linlin lintao liqiang liu liujie liujun liuwei liuyang liuyong liwei lkjhgf
	login longlong longxi lu luffy luo lv ma mama mao mazhao meigui meimei meituan menghuan
	mengxiang mima mimamima mimashi mingming mingtian minxian mnbvcx mnbvcxz mudan mynames mysql
	nainai nanjing nihao nihaoa nima ninhao nongcun nongye okm oppo pan pengpeng pingan plm poiuyt
	poiuytrewq postgres qaz qin qingchun qingdao qiu qiutian qq qqqq qwe qwer qwertz redis ren
	renmin renshi rewq rfv roblox rongyao rootroot seoul shabi shandong shengri shengrikuaile
	shenji shenzhen shi shijie shouju shuji su sun sunwei superadmin superuser taiyang tamade tan
	tao taobao taotao tencent tianjin tiankong tiantian tingting tongwei twitter useruser vivo wan
	wangfang wangjing wangjun wanglei wangli wangqiang wangwei wangyan wangyong wangzhe
	wangzherongyao wanmei webadmin webmail wechat wei weibo weilai weirenminfuwu weiwei weixin
	weiyuan wen woaibaba woaibeijing woailaogong woailaopo woaimama woaiwo woaiwojia woaizhongguo
	woaiziji wobuzhidao wocao wodemima wojiushiwo woshini woshishui woshiwo woshizhu wsx wu wuhan
	wuwei ww xia xiamen xiangcun xiangmu xianzhang xiaobao xiaohu xiaohua xiaojun xiaoli xiaolong
	xiaomi xiaoming xiaowei xiaoxiao xiaoyu xiatian xie xiexie xingfu xingxing xinnian
	xinniankuaile xitong xiyou xsw xu xue xuesheng xuexi xuwei xx yahoo yan yangfan yangyang yanyan
	yao ye yeye yi yin yonghu yongyuan yu yueliang zaijian zaq zhangjie zhangjing zhanglei zhangli
	zhangmin zhangwei zhangxian zhangyong zhaolei zhaowei zhengfu zhenxing zhibu zhifubao zhihui
	zhonghua zhonghuarenmingongheguo zhongqiu zhouwei zhu zhuwei zijin ziyou zou zxc zxcv zxcvb zz
`);

export const commonNumbers: ReadonlySet<string> = split(`
	00000000 01234567 012345678 0123456789 0147258 0987654321 10010 100200 10086 1008610086 101010
	10101010 121212 12121212 12306 123123123 12341234 1234512345 1234561234 123456123456 1314
	13141314 1314521 13579 147147 159159 168168 168888 181818 188888 198888 199199 201314 202020
	20202020 212121 222222 22222222 232323 2468 252525 256256 258369147 321321 333333 3692581
	369369 456456 456789 518518 520 5201314520 520520 520520520 521 5211314 521521 525252 555555
	558558 584131421 584520 584521 588588 600600 654321 66666666 66668888 668668 686868 7410852
	741741 748748 7758258 7758521 777777 77889900 789789 8008208820 818181 852852 87654321 886886
	88886666 888888 88888888 898989 918918 95588 958958 963963 987654321 987987 999999 99999999
`);

function split(list: string): Set<string> {
	return new Set(list.trim().split(/\s+/));
}
