/**
 * Words and numbers of which common passwords are made. Composed by hand for this portal from what
 * is generally known of such lists (keyboard runs, names, endearments, the pinyin and number habits
 * of Chinese users, places of the demo); not a copy of a leaked list. `password.ts` also refuses
 * them with digits and signs around them and in pairs, which makes some hundred thousand of them.
 */
export const commonWords: ReadonlySet<string> = split(`
	aa aaa aaaa aaaaaa abc abcabc abcd abcde abcdef abcdefg access admin adminadmin
	administrator adminpass adminroot adobe aini ainio ainiyiwannian aiqing alibaba alipay
	amanda amazon america anding andrew android angel anthony apple april arsenal asd asdasd
	asdf asdfasdf asdfg asdfgh asdfghjk asdfghjkl asdzxc ashley august australia autumn azerty
	baba baby babygirl backup bai baidu bailey banana bangfu bangong bangongshi baobao baobaobao
	baobei barcelona baseball basketball batman bb beijing beijingchina blink brazil buster
	butterfly cai caiwu california callofduty canada cao caonima cc ceshi chang changeme
	chaochao charlie cheese chelsea chen cheng chengdu chenggong chenjie chenjing chenwei china
	chinese chocolate chongqing chuanqi chuna chunjie chuntian company computer conan cookie
	corvette cui cunwei cunzhang cxz daddy dahai dai dalian dandan dangyuan daniel danwei
	darling database david december default demo demodemo deng denglu dept diablo diamond didi
	ding dingxi doctor dong dongtian doraemon dota douyin dragon dsa du duan dvorak eagle edc ee
	email england example facai facebook family fan fang fangfang fapiao father fdsa february
	feifei fendou feng ferrari finance flower football forever foreverlove fortnite france
	freedom friday friend friends fu fujian fupin fuzhou gansu gao gaowei garfield gege george
	germany ginger gmail golden golf gong gongchandang gongsi gongxi gongxifacai gongzuo google
	gu guangzhou guanli guanliyuan guest gundam guo guoqing haha hahaha haiyang han hangzhou
	hannah hao happy harley he hehe hehehe hehua hello hellokitty helloworld helpdesk heping
	hockey honey horse hotmail hottie hou hu huang huangwei huawei hunter huwei ilove iloveme
	iloveu iloveyou india internet iphone ironman james january japan jennifer jessica jia jiang
	jiankang jiayou jiedui jiejie jihua jin jinan jingdong jingjing jingying jintian john jordan
	joshua juanzeng juanzhu juhua july june juventus kang killer king kitty knight kong korea
	kuaiji kuaile kuaishou lai lala lalala lanhua lanzhou laoda laoer laogong laoli laopo laoshi
	laowang league legend legends lenovo letmein li liang liao lijing lijun lilei lili lin lina
	lingdao lingling linkedin linlin lintao lion liqiang liu liujie liujun liuwei liuyang
	liuyong liverpool liwei lkjhgf login london long longlong longxi love loveforever lovely
	loveme lover loveyou lu lucky luffy luo lv ma madrid maggie mail mama manager mao march
	mario master matrix matthew mazhao meigui meimei meituan meng menghuan mengxiang mercedes
	michael michelle mickey microsoft mima mimamima mimashi minecraft mingming mingtian minnie
	minxian mnbvcx mnbvcxz mobile mommy monday money monkey moscow mother mudan mustang mybaby
	mylife mylove myname mynames mypass mypassword myself mysql nainai nanjing naruto network
	newyork nicole nihao nihaoa nihaoma nima ninhao ninja nokia nongcun nongye november nurse
	october office okm onepiece oppo oracle orange pan panda paris pass passpass passw0rd passwd
	password passwort peng pengpeng pepper phone photoshop pikachu pingan plm poiuyt poiuytrewq
	pokemon police porsche postgres prince princess private public purple qaz qazwsx qazwsxedc
	qian qiao qin qingchun qingdao qiu qiutian qq qqqq queen qwe qweasd qweasdzxc qweqwe qwer
	qwerasdf qwerasdfzxcv qwert qwerty qwertyu qwertyui qwertyuiop qwertz rabbit rainbow ranger
	redis ren renmin renshi rewq rfv rich robert roblox rongyao root rootroot russia samantha
	sample samsung school secret seoul september server service shabi shadow shandong shanghai
	shao shen shengri shengrikuaile shenji shenzhen shi shijie shouju shuji silver smile snoopy
	soccer soldier song sonic spiderman spring star starcraft starwars student su summer sun
	sunday sunny sunshine sunwei superadmin superman superuser supervisor support sweetheart
	sweetie sweety sysadmin system taiyang tamade tan tang tao taobao taotao teacher telephone
	temp temporary tencent tennis test tester testing testtest testuser texas thomas tian
	tianjin tiankong tiantian tiger tingting tokyo tongwei trustno tweety twitter user username
	useruser vivo wan wang wangfang wangjing wangjun wanglei wangli wangqiang wangwei wangyan
	wangyong wangzhe wangzherongyao wanmei warcraft warrior webadmin webmail wechat wei weibo
	weilai weirenminfuwu weiwei weixin weiyuan welcome wen whatever william windows winter
	woaibaba woaibeijing woailaogong woailaopo woaimama woaini woaiwo woaiwojia woaizhongguo
	woaiziji wobuzhidao wocao wodemima wojiushiwo wolf word work world woshini woshishui woshiwo
	woshizhu wsx wu wuhan wuwei ww xia xiamen xian xiangcun xiangmu xianzhang xiao xiaobao
	xiaohu xiaohua xiaojun xiaoli xiaolong xiaomi xiaoming xiaowei xiaoxiao xiaoyu xiatian xie
	xiexie xingfu xingxing xinnian xinniankuaile xiong xitong xiyou xsw xu xue xuesheng xuexi
	xuwei xx yahoo yamaha yan yang yangfan yangyang yanyan yao ye yellow yeye yi yin yonghu
	yongyuan yu yuan yueliang zaijian zaq zaqwsx zelda zeng zhang zhangjie zhangjing zhanglei
	zhangli zhangmin zhangwei zhangxian zhangyong zhao zhaolei zhaowei zheng zhengfu zhenxing
	zhibu zhifubao zhihui zhong zhongguo zhonghua zhonghuarenmingongheguo zhongqiu zhou zhouwei
	zhu zhuwei zijin ziyou zou zxc zxcv zxcvb zxcvbn zxcvbnm zz
`);

export const commonNumbers: ReadonlySet<string> = split(`
	000000 00000000 01234567 012345678 0123456789 0147258 0987654321 10010 100200 100200300
	10086 1008610086 101010 10101010 102030 10203040 1020304050 111111 11111111 111222 111222333
	112233 11223344 1122334455 121212 12121212 12306 123123 123123123 123321 12341234 12344321
	1234512345 123454321 1234554321 123456 123456123 1234561234 123456123456 1234567 12345678
	123456789 1234567890 12345679 123654 12369874 123698745 123789 131313 1314 13141314 1314520
	1314521 13579 135792468 1357924680 147147 147258 147258369 147852 147852369 1478963 14789632
	147896325 159159 159357 159753 159951 168168 168888 181818 188888 198888 199199 201314
	202020 20202020 212121 222222 22222222 222333 232323 2468 246810 24681357 252525 256256
	258369147 314159 3141592 31415926 314159265 321321 321654 321654987 332211 333333 357159
	3692581 369258147 369369 456123 456456 456789 518518 520 5201314 5201314520 520520 520520520
	521 5211314 521521 525252 555555 555666 558558 584131421 584520 584521 588588 600600 654321
	654987 666666 66666666 66668888 666888 668668 686868 7410852 74108520 7412369 741741 741852
	741852963 748748 753951 7758258 7758521 777777 778899 77889900 789456 789456123 7894561230
	789789 8008208820 818181 852741 852852 87654321 886886 888666 88886666 888888 88888888
	898989 911911 918918 951357 951753 95588 958958 963852 963852741 963963 987654321 987987
	998877 99887766 999999 99999999
`);

function split(list: string): Set<string> {
	return new Set(list.trim().split(/\s+/));
}
