import { oneOf, YEAR } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { natures } from '#domain/offers/offer.ts';
import { reportStatuses } from './receipt.ts';

/** The register of payments and receipts; `year` is that of the payment. */
export const receiptList = {
	filters: { status: oneOf(reportStatuses), nature: oneOf(natures), year: YEAR },
	columns: [
		'paid_on',
		'donor',
		'receiver',
		'nature',
		'number',
		'reported',
		'received',
		'received_on',
		'code',
		'voucher',
		'arrival',
		'reported_at',
		'pledge',
		'id',
	],
	spare: ['receiver', 'code', 'reported_at', 'pledge', 'id'],
	sorts: { paid_on: 'day', reported: 'number', reported_at: 'instant' },
	usual: { by: 'paid_on', descending: true },
} as const satisfies ListForm;
