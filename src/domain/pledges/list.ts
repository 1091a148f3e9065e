import { oneOf, YEAR } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { natures } from '#domain/offers/offer.ts';
import { pledgeKinds, standings } from './pledge.ts';

/** `year` is that of the agreement. */
export const pledgeList = {
	filters: {
		standing: oneOf(standings),
		nature: oneOf(natures),
		form: oneOf(pledgeKinds),
		year: YEAR,
	},
	columns: [
		'donor',
		'receiver',
		'nature',
		'form',
		'amount',
		'promised',
		'received',
		'number',
		'signed_on',
		'standing',
		'id',
		'demo',
	],
	spare: ['form', 'promised', 'id', 'demo'],
	sorts: { amount: 'number', signed_on: 'day' },
	usual: { by: 'signed_on', descending: true },
} as const satisfies ListForm;
