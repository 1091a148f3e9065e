import { natures, type Nature } from '#domain/offers/offer.ts';
import { ID } from '#domain/text.ts';
import { COUNTY, oneOf, VILLAGE, YEAR, type Filter } from '#domain/filter.ts';
import type { Place } from './place.ts';

/** Where public money counts, in the order in which it passes; then the ways out. */
export const stages = ['committed', 'received', 'allocated', 'disbursed', 'spent'] as const;
const exits = ['returned', 'lapsed', 'written_off'] as const;
export const buckets = [...stages, ...exits] as const;

export type Bucket = (typeof buckets)[number];

/** In the place of a donor's id: all those who do not want to be named, together. */
export const ANONYMOUS = 'anonymous';

export const ledgerForms = {
	bucket: oneOf(buckets),
	nature: oneOf(natures),
	year: YEAR,
	pairing: ID,
	county: COUNTY,
	village: VILLAGE,
	project: ID,
	donor: new RegExp(`${ID.source}|${oneOf([ANONYMOUS]).source}`),
} as const;

export type LedgerFilter = Filter<typeof ledgerForms>;

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** One confirmed movement of money, as the public sees it. */
export interface LedgerRow {
	readonly seq: number;
	readonly kind: string;
	readonly bucket: Bucket;
	/** Negative where a reversal takes back. */
	readonly signedFen: number;
	readonly nature: Nature;
	readonly occurredOn: string;
	readonly recordedAt: string;
	readonly pledgeId: string;
	/** null is a donor who does not want to be named. */
	readonly donor: Named | null;
	readonly pairing: {
		readonly id: string;
		readonly supporting: string;
		readonly receiving: string;
	} | null;
	readonly project: Named | null;
	/** The entry of the project's timeline that tells it. */
	readonly entrySeq: number | null;
	readonly place: Place | null;
	readonly correctsSeq: number | null;
	readonly reason: string | null;
	readonly isDemo: boolean;
}
