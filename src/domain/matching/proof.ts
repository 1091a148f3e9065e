import { at, startsBy } from './columns.ts';
import { exactSum } from './exact-sum.ts';
import type { Market } from './market.ts';
import type { MarketModel } from './model.ts';
import { qualityAt } from './pair-source.ts';
import { placeFinder } from './place-finder.ts';
import type { Certificate } from './solution.ts';
import type { Scope } from './verify.ts';

export type ProofViolation =
	'price_missing' | 'price_not_whole' | 'price_negative' | 'price_too_low';

interface Proof {
	/** No plan is worth more, provided that there are no violations. */
	readonly bound: bigint;
	readonly violations: readonly Wrong[];
}

interface Wrong {
	readonly name: ProofViolation;
	readonly record: string;
}

/** A market with what is looked up in it again and again. */
export interface Indexed {
	readonly market: Market;
	readonly ids: Record<'offers' | 'needs' | 'villages', readonly string[]>;
	/** The pairs of need n stand at starts[n] … starts[n + 1] − 1. */
	readonly starts: Int32Array;
}

export function indexOf(market: Market): Indexed {
	const { model, donors, needs, villages } = market;
	return {
		market,
		ids: {
			offers: donors.map(({ offer }) => offer.id),
			needs: needs.map(({ id }) => id),
			villages: villages.map(({ code }) => code),
		},
		starts: startsBy(model.pairNeed, model.amount.length),
	};
}

type Prices = Record<'offers' | 'needs' | 'villages', Float64Array>;

/** A sum of three prices must be exact in a number. */
const HIGHEST_PRICE = 2 ** 50;

/**
 * The dual of the market. Prices that are nowhere too low, for any eligible pair, make
 * Σ budget·λ + Σ amount·μ + Σ width·max(0, reward − village price) an upper bound of every plan.
 */
export function provenBound(indexed: Indexed, certificate: Certificate, scope: Scope): Proof {
	const { market, ids } = indexed;
	const prices = {
		offers: pricesOf(ids.offers, certificate.offers),
		needs: pricesOf(ids.needs, certificate.needs),
		villages: pricesOf(ids.villages, certificate.villages),
	};
	const violations = [
		...faultsOf(ids.offers, prices.offers, 0),
		...faultsOf(ids.needs, prices.needs, 0),
		...faultsOf(ids.villages, prices.villages, -HIGHEST_PRICE),
	];
	// Prices that are not whole numbers cannot be summed; the list says which.
	if (violations.length > 0) return { bound: 0n, violations };
	return { bound: boundOf(market, prices), violations: tooLow(indexed, prices, scope) };
}

/** Prices in the order of the ids, NaN where one is missing. */
function pricesOf(ids: readonly string[], priced: Certificate['offers']): Float64Array {
	const placeOf = placeFinder(ids);
	const prices = new Float64Array(ids.length).fill(NaN);
	for (const entry of priced) {
		const place = placeOf(entry[0]);
		if (place >= 0) prices[place] = entry[1];
	}
	return prices;
}

function faultsOf(ids: readonly string[], prices: Float64Array, least: number): Wrong[] {
	const faults: Wrong[] = [];
	for (let index = 0; index < prices.length; index += 1) {
		const name = faultIn(prices[index]!, least);
		if (name) faults.push({ name, record: at(ids, index) });
	}
	return faults;
}

function faultIn(price: number, least: number): ProofViolation | null {
	if (Number.isNaN(price)) return 'price_missing';
	if (!Number.isInteger(price) || Math.abs(price) > HIGHEST_PRICE) return 'price_not_whole';
	return price < least ? 'price_negative' : null;
}

function tooLow(indexed: Indexed, prices: Prices, scope: Scope): Wrong[] {
	const { market, ids } = indexed;
	const pairs = scope === 'all' ? lowAmongAll(market, prices) : lowAmongKnown(indexed, prices);
	return pairs.map(([need, offer]) => ({
		name: 'price_too_low',
		record: `${at(ids.offers, offer)} ${at(ids.needs, need)}`,
	}));
}

type Place = readonly [need: number, offer: number];

function lowAmongKnown({ market, starts }: Indexed, prices: Prices): Place[] {
	const { model, minimum } = market;
	const { pairOffer, pairQuality, budget, amount } = model;
	const reached = reachedBy(model, prices);
	const low: Place[] = [];
	for (let need = 0; need < amount.length; need += 1) {
		const end = starts[need + 1]!;
		const own = reached[need]!;
		for (let pair = starts[need]!; pair < end; pair += 1) {
			const offer = pairOffer[pair]!;
			if (prices.offers[offer]! >= pairQuality[pair]! + own) continue;
			// Such a pair can never get a whole grant, so it needs no price.
			if (Math.min(budget[offer]!, amount[need]!) >= minimum[offer]!) low.push([need, offer]);
		}
	}
	return low;
}

function lowAmongAll({ model, minimum, source }: Market, prices: Prices): Place[] {
	const { budget, amount } = model;
	const reached = reachedBy(model, prices);
	const low: Place[] = [];
	for (let need = 0; need < amount.length; need += 1) {
		const row = source.row(need);
		const { offers, highest } = row;
		for (let index = 0; index < offers.length; index += 1) {
			const offer = offers[index]!;
			const asked = prices.offers[offer]! - reached[need]!;
			if (asked >= highest[index]!) continue;
			if (asked >= qualityAt(source, need, row, index)) continue;
			if (Math.min(budget[offer]!, amount[need]!) >= minimum[offer]!) low.push([need, offer]);
		}
	}
	return low;
}

/** Per need: points per unit beside the quality, less the need's own price. */
function reachedBy({ value, village }: MarketModel, prices: Prices): Float64Array {
	return value.map((points, need) => {
		return points + at(prices.villages, at(village, need)) - at(prices.needs, need);
	});
}

function boundOf({ model, villages }: Market, prices: Prices): bigint {
	const bound = exactSum();
	model.budget.forEach((budget, offer) => bound.add(budget, at(prices.offers, offer)));
	model.amount.forEach((amount, need) => bound.add(amount, at(prices.needs, need)));
	for (const village of villages.keys()) {
		const price = at(prices.villages, village);
		const end = at(model.tierStart, village + 1);
		for (let tier = at(model.tierStart, village); tier < end; tier += 1) {
			bound.add(at(model.tierWidth, tier), Math.max(0, at(model.tierReward, tier) - price));
		}
	}
	return bound.total();
}
