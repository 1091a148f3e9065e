import { describe, expect, it } from 'vitest';
import { needSheet } from '#domain/reports/sheets/needs.ts';
import { readTable } from '#domain/reports/table.ts';
import { wordsOf } from '#text/imports.ts';

const words = wordsOf(needSheet);
const head = ['村（村名或代码）', '需求名称', '类别', '需要什么', '金额（元）', '受益户数'];
const road = ['元古堆村', '修路', '道路桥梁', '资金', '5万', '78'];

const read = (...table: string[][]) => {
	const result = readTable(table, needSheet, words);
	if (!result.ok) throw new Error(result.refusal.name);
	return result.value;
};
const refused = (...table: string[][]) => {
	const result = readTable(table, needSheet, words);
	return result.ok ? null : result.refusal;
};

describe('a table of needs', () => {
	it('is read by the names of its columns, whatever stands above and beside them', () => {
		const { rows, head: found } = read(
			['渭源县 2026 年需求汇总表'],
			[],
			['备注', ...head],
			['急', ...road],
		);
		expect(found.map(({ key }) => key)).toEqual([
			null,
			'village_code',
			'title',
			'category',
			'commodity',
			'amount',
			'households',
		]);
		expect(rows).toMatchObject([
			{
				position: 4,
				cells: ['急', ...road],
				fields: {
					village_code: '元古堆村',
					title: '修路',
					category: 'roads',
					commodity: 'money',
					amount: '5万',
					households: '78',
				},
				issues: [],
			},
		]);
	});

	it('may be of either language, with its words in any width and case', () => {
		const english = ['Village (name or code)', 'need', 'CATEGORY', 'What is needed'];
		const { rows } = read(english, ['元古堆村', '修路', ' roads ', 'ｍｏｎｅｙ']);
		expect(rows[0]?.fields).toMatchObject({ category: 'roads', commodity: 'money' });
	});

	it('says which columns it lacks', () => {
		expect(refused(['村', '需求名称'], ['元古堆村', '修路'])).toEqual({
			name: 'import.columns_missing',
			facts: { columns: 'category commodity' },
		});
		expect(refused([])).toMatchObject({ name: 'import.columns_missing' });
	});

	it('counts bare figures under 万元 as that, and others as they are', () => {
		const inWan = head.map((label) => label.replace('（元）', '（万元）'));
		const { rows } = read(inWan, road, ['元古堆村', '修桥', '道路桥梁', '资金', '2.5', '']);
		expect(rows.map(({ fields }) => fields['amount'])).toEqual(['5万', '2.5万']);
	});

	it('leaves out blank rows, and the example of the template where nobody changed it', () => {
		const whole = needSheet.columns.map(({ key }) => `${key}`);
		const keys = new Map(whole.map((key) => [key.replaceAll(/\s/g, ''), key]));
		const example: string[] = needSheet.columns.map((column) => column.example);
		const changed = example.with(1, '修另一个水池');
		const table = readTable([whole, example, [], [' '], changed], needSheet, { ...words, keys });
		expect(table.ok && table.value.rows.map(({ position }) => position)).toEqual([5]);
		expect(refused(head, [])).toEqual({ name: 'import.no_rows' });
	});

	it('compares its last row with the others', () => {
		const { rows, sums } = read(
			head,
			['元古堆村', '修路', '道路桥梁', '资金', '112.92万', '8'],
			['元古堆村', '修桥', '道路桥梁', '资金', '1万', '72'],
			['元古堆村', '修渠', '道路桥梁', '资金', '4.07万', '67'],
			['合 计', '', '', '', '117.98万', '148'],
		);
		expect(rows).toHaveLength(3);
		expect(sums).toEqual([
			{ key: 'amount', declared: 117_980_000, sum: 117_990_000, verdict: 'rounded' },
			{ key: 'households', declared: 148, sum: 147, verdict: 'differs' },
		]);
	});

	it('tells a word that is no choice, and a code that the sheet has spoiled', () => {
		const { rows } = read(head, ['6.21123E+11', '修路', '公路', '资金', '5', '']);
		expect(rows[0]?.issues).toEqual([
			{ key: 'village_code', name: 'import.code_spoiled' },
			{ key: 'category', name: 'input.not_a_choice' },
		]);
	});

	it('has 5,000 rows and no more', () => {
		const rows = Array.from({ length: 5000 }, () => road);
		expect(read(head, ...rows).rows).toHaveLength(5000);
		expect(refused(head, ...rows, road)).toMatchObject({ name: 'import.too_many_rows' });
	});
});
