import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTable, readDivisionSet } from '../../supabase/local/divisions.ts';
import { takeDivisions } from '../../supabase/local/take-divisions.ts';
import { rolledBack, type Tx } from './become.ts';

const asWritten = {
	'provinces.csv': 'code,name\n62,"甘肃省"\n44,"广东省"\n',
	'cities.csv': 'code,name,provinceCode\n6211,"定西市",62\n4419,"东莞市",44\n',
	'areas.csv':
		'code,name,cityCode,provinceCode\n621123,"渭源县",6211,62\n441900,"东莞市",4419,44\n',
	'streets.csv':
		'code,name,areaCode,provinceCode,cityCode\n621123210,"田家河乡",621123,62,6211\n' +
		'441900003,"东城街道",441900,44,4419\n',
	'villages.csv':
		'code,name,streetCode,provinceCode,cityCode,areaCode\n' +
		'621123210202,"元古堆村民委员会",621123210,62,6211,621123\n' +
		'621123210203,"𡌶坪村委会",621123210,62,6211,621123\n' +
		'441900003001,"岗贝社区居民委员会",441900003,44,4419,441900\n',
};

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'divisions-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function setOf(change: Partial<typeof asWritten> = {}) {
	for (const [file, text] of Object.entries({ ...asWritten, ...change })) {
		writeFileSync(join(folder, file), text);
	}
	return readDivisionSet(join(folder, 'villages.csv'));
}

const usual = { asOf: '2023-06-30', successors: [], mayEndMany: false, tell: () => {} };

async function rowsOf(tx: Tx): Promise<string[]> {
	const rows = await tx<{ row: string }[]>`
		select concat_ws(' ', code, level, parent_code, name, name_initials, valid_from, valid_to,
			successor_code) as row from regions where code ~ '^(62|44)' order by code`;
	return rows.map(({ row }) => row);
}

const villages = asWritten['villages.csv'];
const without = villages.replace(/^621123210203.*\n/m, '');

describe('a table', () => {
	it('is read with quotes, commas, marks of order and ends of line of either kind', () => {
		expect(parseTable('\uFEFFcode,name\r\n1,"a,""b"""\r\n2, c \r\n\r\n')).toEqual([
			{ code: '1', name: 'a,"b"' },
			{ code: '2', name: 'c' },
		]);
	});
});

describe('a whole set of divisions', () => {
	it('is taken in with its rare characters, and a second time changes nothing', () =>
		rolledBack(async (tx) => {
			const set = setOf();
			expect(set.isWhole).toBe(true);
			expect(await takeDivisions(tx, set, usual)).toEqual({ added: 10, changed: 0, ended: 0 });
			const rows = await rowsOf(tx);
			expect(rows).toEqual([
				'440000000000 1 广东省 gds 2000-01-01',
				'441900000000 2 440000000000 东莞市 dgs 2000-01-01',
				'441900003000 4 441900000000 东城街道 dcjd 2000-01-01',
				'441900003001 5 441900003000 岗贝社区 gbsq 2000-01-01',
				'620000000000 1 甘肃省 gss 2000-01-01',
				'621100000000 2 620000000000 定西市 dxs 2000-01-01',
				'621123000000 3 621100000000 渭源县 wyx 2000-01-01',
				'621123210000 4 621123000000 田家河乡 tjhx 2000-01-01',
				'621123210202 5 621123210000 元古堆村 ygdc 2000-01-01',
				'621123210203 5 621123210000 𡌶坪村 pc 2000-01-01',
			]);
			const later = { ...usual, asOf: '2024-06-30' };
			expect(await takeDivisions(tx, setOf(), later)).toEqual({ added: 0, changed: 0, ended: 0 });
			expect(await rowsOf(tx)).toEqual(rows);
		}));

	it('ends what its provinces no longer have, names who took its place, and revives it', () =>
		rolledBack(async (tx) => {
			await takeDivisions(tx, setOf(), usual);
			await tx`insert into regions (code, level, official_name, name)
				values ('650000000000', 1, '新疆维吾尔自治区', '新疆维吾尔自治区')`;
			const successors = [{ code: '621123210203', successor_code: '621123210202' }];
			const later = { ...usual, asOf: '2024-06-30', mayEndMany: true, successors };
			const merged = `${without}621123210204,"新联村委会",621123210,62,6211,621123\n`;
			const set = setOf({ 'villages.csv': merged });
			expect(await takeDivisions(tx, set, later)).toEqual({ added: 1, changed: 0, ended: 1 });
			const rows = await rowsOf(tx);
			expect(rows).toContain(
				'621123210203 5 621123210000 𡌶坪村 pc 2000-01-01 2024-06-29 621123210202',
			);
			expect(rows).toContain('621123210204 5 621123210000 新联村 xlc 2024-06-30');
			const [other] = await tx`select valid_to from regions where code = '650000000000'`;
			expect(other?.['valid_to']).toBeNull();
			expect(await takeDivisions(tx, set, later)).toMatchObject({ added: 0, ended: 0 });
			const back = await takeDivisions(tx, setOf(), { ...later, successors: [] });
			expect(back).toEqual({ added: 0, changed: 1, ended: 1 });
		}));

	it('is refused where it would end more than a tenth, or lies in nothing', () =>
		rolledBack(async (tx) => {
			await takeDivisions(tx, setOf(), usual);
			const cut = setOf({ 'villages.csv': without });
			const take = (set: typeof cut) => tx.savepoint((inner) => takeDivisions(inner, set, usual));
			await expect(take(cut)).rejects.toThrow('--force');
			expect(await rowsOf(tx)).toHaveLength(10);
			const orphan = `${villages}621123299201,"无乡村委会",621123299,62,6211,621123\n`;
			await expect(take(setOf({ 'villages.csv': orphan }))).rejects.toThrow('621123299201');
		}));

	it('says in which line something is no division', () => {
		const spoilt = villages.replace('621123210203', '62112321020');
		expect(() => setOf({ 'villages.csv': spoilt })).toThrow('villages.csv:3');
	});
});

describe('a single file', () => {
	it('adds and renames, and ends nothing', () =>
		rolledBack(async (tx) => {
			await takeDivisions(tx, setOf(), usual);
			const file = join(folder, 'own.csv');
			writeFileSync(file, 'code,official_name\n621123210202,元古堆新村民委员会\n');
			const set = readDivisionSet(file);
			expect(await takeDivisions(tx, set, usual)).toEqual({ added: 0, changed: 1, ended: 0 });
			expect(await rowsOf(tx)).toContain('621123210202 5 621123210000 元古堆新村 ygdxc 2000-01-01');
		}));
});
