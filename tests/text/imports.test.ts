import { describe, expect, it } from 'vitest';
import { labelOf } from '#domain/reports/head.ts';
import { importKinds } from '#domain/reports/import.ts';
import { sheets } from '#domain/reports/sheets.ts';
import { locales } from '#text/compiled/runtime.js';
import { listChoices, nameColumn, wordExample, wordImportRefusal, wordsOf } from '#text/imports.ts';

describe.each(importKinds)('the words of a file of %s', (kind) => {
	const { columns } = sheets[kind];
	const words = wordsOf(sheets[kind]);

	it('name each column, in either language, and no two alike', () => {
		for (const locale of locales) {
			const labels = columns.map(({ key }) => labelOf(nameColumn(kind, key, locale)));
			expect(labels.map((label) => words.keys.get(label))).toEqual(columns.map(({ key }) => key));
		}
	});

	it('name each choice, in either language, and no two alike', () => {
		for (const column of columns.filter(({ choices }) => choices)) {
			const known = words.choices.get(column.key)!;
			for (const locale of locales) {
				const listed = listChoices(column, locale).map((word) => word.toLowerCase());
				const values = listed.map((word) => known.get(word.replace(/\s+/g, '')));
				expect(values).toEqual(column.choices!.values);
			}
		}
	});

	it('have an example that can be chosen', () => {
		for (const column of columns.filter(({ choices, example }) => choices && example !== '')) {
			expect(listChoices(column)).toContain(wordExample(column));
		}
	});
});

describe('a refusal about a file', () => {
	it('names columns, and the row with the reason of its own', () => {
		const facts = { columns: 'category commodity' };
		expect(wordImportRefusal('needs', { name: 'import.columns_missing', facts })).toContain(
			'类别、需要什么',
		);
		const refused = { row: 7, why: 'need.village_not_yours', village: '621125106201' };
		expect(wordImportRefusal('needs', { name: 'import.row_refused', facts: refused })).toMatch(
			/第 7 行未能写入：.+其余各行也没有写入/,
		);
	});

	it('tells two sums as money', () => {
		const facts = { declared: 117_980_000, sum: 117_990_000 };
		expect(wordImportRefusal('pledges', { name: 'import.sum_rounded', facts })).toContain(
			'协议 1,179,800.00元，此处合计 1,179,900.00元',
		);
	});
});
