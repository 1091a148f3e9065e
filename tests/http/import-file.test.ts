import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Import, ImportRow } from '#domain/reports/import.ts';
import { needSheet } from '#domain/reports/sheets/needs.ts';
import { fileBack, templateOf } from '#http/import-file.server.ts';

const row = (position: number, cells: string[], issues: ImportRow['issues'] = []): ImportRow => ({
	position,
	cells,
	issues,
	isFaulty: issues.length > 0,
	recordId: '',
});

const held = {
	kind: 'needs',
	head: [
		{ label: '村', key: 'village_code' },
		{ label: '备注', key: null },
		{ label: '金额', key: 'amount' },
	],
} as unknown as Import;

describe('the template', () => {
	it('offers what can be chosen, the villages of this importer among it', async () => {
		const bytes = await templateOf(needSheet, { village_code: ['621123210202 元古堆村', 'b'] });
		const { sheets } = await readXlsx(bytes);
		const lists = sheets[0]!.dataValidations!.map(({ range, formula1 }) => [range, formula1]);
		expect(lists).toContainEqual(['A2:A5001', 'lists!$A$1:$A$2']);
		expect(lists).toContainEqual(['C2:C5001', 'lists!$C$1:$C$14']);
		expect(sheets[2]).toMatchObject({ name: 'lists', hidden: true });
		expect(sheets[2]!.rows[0]?.[0]).toBe('621123210202 元古堆村');
	});
});

describe('the file back', () => {
	it('has the rows as they came, with the reasons in a last column and the cells red', async () => {
		const issues = [
			{ key: 'amount', name: 'amount.malformed' },
			{ key: null, name: 'input.malformed' },
		];
		const bytes = await fileBack(held, [
			row(2, ['元古堆村', '急', '五万'], issues),
			row(3, ['元古堆村', '', '5万']),
		]);
		const { sheets } = await readXlsx(bytes, { readStyles: true });
		const [head, faulty, sound] = sheets[0]!.rows;
		expect(head).toEqual(['村', '备注', '金额', '错误原因']);
		expect(faulty?.slice(0, 3)).toEqual(['元古堆村', '急', '五万']);
		expect(String(faulty?.[3])).toMatch(/^金额.*\n.+/);
		expect(sound?.[3] ?? '').toBe('');
		const isRed = (at: string) =>
			(
				sheets[0]!.cells?.get(at)?.style?.fill as { fgColor?: { rgb?: string } } | undefined
			)?.fgColor?.rgb?.endsWith('F8D7D3') ?? false;
		expect(['1,0', '1,2', '2,2'].map(isRed)).toEqual([false, true, false]);
	});

	it('takes the column of reasons of an earlier file back out', async () => {
		const again = { ...held, head: [...held.head, { label: '错误原因', key: null }] };
		const { sheets } = await readXlsx(await fileBack(again, [row(2, ['元古堆村', '', '1', '旧'])]));
		expect(sheets[0]!.rows[0]).toEqual(['村', '备注', '金额', '错误原因']);
		expect(sheets[0]!.rows[1]?.[3] ?? '').toBe('');
	});
});
