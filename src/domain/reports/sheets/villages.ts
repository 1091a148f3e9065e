import type { Sheet } from '#domain/reports/sheet.ts';

/** Head counts of villages: the columns are the fields of the form. */
export const villageSheet = {
	kind: 'villages',
	columns: [
		{ key: 'village_code', kind: 'code', isRequired: true, example: '元古堆村' },
		{ key: 'counted_on', kind: 'day', isRequired: true, example: '2025-12-31' },
		{ key: 'population', kind: 'count', isRequired: true, example: '1886' },
		{ key: 'households', kind: 'count', example: '447' },
		{ key: 'source', kind: 'text', isRequired: true, example: '2025年农业农村统计年报' },
	],
} as const satisfies Sheet;
