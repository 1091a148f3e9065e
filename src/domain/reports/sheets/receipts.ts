import type { Sheet } from '#domain/reports/sheet.ts';

/** What arrived: each row confirms one payment that the donor of the pledge has reported. */
export const receiptSheet = {
	kind: 'receipts',
	columns: [
		{ key: 'agreement', kind: 'text', isRequired: true, example: '青捐〔2026〕18号' },
		{ key: 'amount', kind: 'amount', isRequired: true, example: '50000' },
		{ key: 'received_on', kind: 'day', isRequired: true, example: '2026-06-30' },
		{ key: 'receipt_code', kind: 'text', example: '62010126' },
		{ key: 'receipt_number', kind: 'text', example: '0000123456' },
	],
} as const satisfies Sheet;
