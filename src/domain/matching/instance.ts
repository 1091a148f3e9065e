import type { Period } from '#domain/period.ts';
import { integersOf, numbersOf } from './columns.ts';
import type { PairColumns } from './pairs.ts';
import type { Parameters } from './parameters.ts';

/**
 * One market: one commodity and, for money, one nature. Amounts are whole numbers of one unit that
 * the caller chooses; a round counts as `units.ts` says, money by 100 元.
 */
export interface Instance {
	readonly commodity: string;
	/** The day of the round, 'YYYY-MM-DD': pairings are judged on it. */
	readonly date: string;
	readonly needs: readonly Need[];
	readonly offers: readonly Offer[];
	/** Absent: the needs name the villages, and the sizes of the tiers are whole units as given. */
	readonly villages?: readonly Village[];
	readonly pairings: readonly DatedPairing[];
	/** Announced or agreed grants: they hold, and only what they leave is matched. */
	readonly locked: readonly Lock[];
	readonly declined: readonly Decline[];
	readonly parameters: Parameters;
	/** Given: the only pairs, with their quality, by position in `offers` and `needs`. */
	readonly pairs?: readonly GivenPair[] | PairColumns;
}

export type GivenPair = readonly [offer: number, need: number, quality: number];

export interface Need {
	readonly id: string;
	/** Code of the village, 12 digits in the product. */
	readonly village: string;
	readonly amount: number;
	readonly category: string;
	/** 1 … 5 */
	readonly urgency: number;
	/** 0 … 3, by how far the need has been verified; 0 is shown and not matched. */
	readonly verified: number;
	/** Points per unit; given, it takes the place of urgency and verification. */
	readonly value?: number;
	readonly commodity?: string;
	readonly text?: string;
}

export interface Offer {
	readonly id: string;
	readonly budget: number;
	/** The least that one need may get from this offer; 0 or absent: no such limit. */
	readonly minimumGrant?: number;
	/** What it will give to; empty or absent: anything. */
	readonly categories?: readonly string[];
	/** The donor's own trade, for the part `capability`. */
	readonly strengths?: readonly string[];
	/** Where it will give: prefixes of village codes, or padded codes; empty or absent: anywhere. */
	readonly regions?: readonly string[];
	readonly pairedOnly?: boolean;
	/** Fiscal aid never leaves the pairings of its city, and is never in a market with donations. */
	readonly nature?:
		'fiscal_aid' | 'social_donation' | 'business_investment' | 'consumption_purchase';
	readonly commodity?: string;
	readonly text?: string;
	/** Counts of the donor's earlier pledges; absent: a newcomer. */
	readonly history?: { readonly kept: number; readonly broken: number };
}

export interface Village {
	readonly code: string;
	/** Heads; with them the tiers are sized. Not needed where `tiers` are given. */
	readonly population?: number;
	readonly tiers?: Parameters['tiers'];
}

/** A region the offer's organization is paired with; without dates it is valid on the day. */
export interface DatedPairing extends Partial<Period> {
	readonly offer: string;
	readonly region: string;
}

export interface Lock {
	readonly need: string;
	readonly offer: string;
	readonly amount: number;
}

export interface Decline {
	readonly need: string;
	readonly offer: string;
}

/** The pairs an instance brings along, in its own positions; what is no position becomes −1. */
export function givenPairsOf({ pairs = [] }: Pick<Instance, 'pairs'>): PairColumns {
	if ('need' in pairs) return pairs;
	const position = (index: number) =>
		Number.isInteger(index) && index >= 0 && index < 2 ** 31 ? index : -1;
	return {
		need: integersOf(pairs, ([, need]) => position(need)),
		offer: integersOf(pairs, ([offer]) => position(offer)),
		quality: numbersOf(pairs, ([, , quality]) => quality),
	};
}
