import { oneOf } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { commodities } from '#domain/needs/need.ts';
import { natures, type Offer, type OfferStatus } from './offer.ts';

/** As lists part them: what is open and past its last day has expired. */
export const offerStates = [
	'draft',
	'open',
	'expired',
	'closed',
	'withdrawn',
] as const satisfies readonly OfferStatus[];

/** An offer with what it is on the day of the reading, and when it was changed last, ISO 8601. */
export interface DatedOffer extends Offer {
	readonly state: OfferStatus;
	readonly editedAt: string;
}

export const offerList = {
	filters: {
		status: oneOf(offerStates),
		nature: oneOf(natures),
		commodity: oneOf(commodities),
	},
	columns: [
		'title',
		'organization',
		'nature',
		'commodity',
		'given',
		'budget',
		'quantity',
		'unit',
		'minimum_grant',
		'categories',
		'paired_only',
		'valid_from',
		'valid_to',
		'status',
		'edited_at',
		'id',
		'demo',
	],
	spare: [
		'budget',
		'quantity',
		'unit',
		'minimum_grant',
		'categories',
		'paired_only',
		'edited_at',
		'id',
		'demo',
	],
	sorts: { budget: 'number', valid_to: 'day', edited_at: 'instant' },
	usual: { by: 'edited_at', descending: true },
} as const satisfies ListForm;
