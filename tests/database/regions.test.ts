import { describe, expect, it } from 'vitest';
import { readDivisions, regionRows } from '../../supabase/seed/regions.ts';
import { spellName } from '#http/spelling.server.ts';
import { become, rolledBack, type Tx } from './become.ts';

describe('a place name', () => {
	it.each([
		['重庆市', 'chongqingshi', 'cqs'],
		['长治市', 'changzhishi', 'czs'],
		['长子县', 'zhangzixian', 'zzx'],
		['陇西县', 'longxixian', 'lxx'],
		['单县', 'shanxian', 'sx'],
		['六安市', 'luanshi', 'las'],
		['六合区', 'luhequ', 'lhq'],
		['台州市', 'taizhoushi', 'tzs'],
		['蚌埠市', 'bengbushi', 'bbs'],
		['大埔县', 'dabuxian', 'dbx'],
		['洪洞县', 'hongtongxian', 'htx'],
		['乐亭县', 'laotingxian', 'ltx'],
		['尉氏县', 'weishixian', 'wsx'],
		['尉犁县', 'yulixian', 'ylx'],
		['宕昌县', 'tanchangxian', 'tcx'],
		['武都区', 'wuduqu', 'wdq'],
		['歙县', 'shexian', 'sx'],
		['厦门市', 'xiamenshi', 'xms'],
		['番禺区', 'panyuqu', 'pyq'],
		['吕梁市', 'lvliangshi', 'lls'],
		['会宁县', 'huiningxian', 'hnx'],
		['红堡子村', 'hongbuzicun', 'hbzc'],
		['元古堆村', 'yuanguduicun', 'ygdc'],
	])('%s is typed %s or %s', (name, full, initials) => {
		expect(spellName(name)).toEqual({ full, initials });
	});

	it('of the demo is always spelt, each character by one letter at least', () => {
		for (const { name, name_pinyin, name_initials } of regionRows(readDivisions().values())) {
			const characters = [...name.replace(/[（）]/gu, '')].length;
			expect(name_initials, name).toHaveLength(characters);
			expect(name_pinyin.length, name).toBeGreaterThanOrEqual(characters);
		}
	});
});

const search = async (tx: Tx, beginning: string, deepest = 5, most = 20) => {
	const rows = await tx<{ path: string[] }[]>`
		select path from find_regions(${beginning}, '1', '999999999999', ${deepest}, ${most})`;
	return rows.map(({ path }) => path.join('/'));
};

describe('searching regions', () => {
	it('finds by characters, pinyin and initials, the higher ones first, with their path', () =>
		rolledBack(async (tx) => {
			await tx`insert into regions ${tx(regionRows(readDivisions().values()))}`;
			await become(tx, null);
			const weiyuan = '甘肃省/定西市/渭源县';
			for (const beginning of ['渭源', 'weiyuan', 'wyx', 'wy']) {
				expect((await search(tx, beginning))[0], beginning).toBe(weiyuan);
			}
			expect(await search(tx, 'weiyuan', 2)).toEqual([]);
			expect(await search(tx, '元古堆')).toEqual(['甘肃省/定西市/渭源县/田家河乡/元古堆村']);
			expect(await search(tx, '源')).toEqual([]);
			expect(await search(tx, 's', 5, 7)).toHaveLength(7);
		}));

	it('leaves out what is abolished and what lies elsewhere', () =>
		rolledBack(async (tx) => {
			await tx`insert into regions ${tx(regionRows(readDivisions().values()))}`;
			const within = (first: string, last: string) =>
				tx`select from find_regions('weiyuan', ${first}, ${last}, 3, 20)`;
			expect(await within('621100000000', '621199999999')).toHaveLength(1);
			expect(await within('370000000000', '379999999999')).toHaveLength(0);
			await tx`update regions set valid_to = '2020-01-01' where code = '621123000000'`;
			expect(await within('621100000000', '621199999999')).toHaveLength(0);
		}));
});
