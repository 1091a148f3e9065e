import type { Sheet } from '#domain/reports/sheet.ts';

/** Goods on their way: each row is a shipment of one line of a signed pledge of goods. */
export const goodsSheet = {
	kind: 'goods',
	columns: [
		{ key: 'agreement', kind: 'text', isRequired: true, example: '青捐〔2026〕19号' },
		{ key: 'item', kind: 'text', isRequired: true, example: '马铃薯原种' },
		{ key: 'quantity', kind: 'quantity', isRequired: true, example: '12.5' },
		{ key: 'shipped_on', kind: 'day', isRequired: true, example: '2026-03-15' },
		{ key: 'village_code', kind: 'code', example: '元古堆村' },
		{ key: 'carrier', kind: 'text', example: '' },
	],
} as const satisfies Sheet;
