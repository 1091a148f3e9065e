import { at } from './columns.ts';
import type { Market } from './market.ts';
import type { Certificate } from './solution.ts';

export type ProofViolation =
	'price_missing' | 'price_not_whole' | 'price_negative' | 'price_too_low';

interface Proof {
	/** No plan is worth more, provided that there are no violations. */
	readonly bound: bigint;
	readonly violations: readonly { readonly name: ProofViolation; readonly record: string }[];
}

type Prices = Record<'offers' | 'needs' | 'villages', readonly number[]>;

/** A sum of three prices must be exact in a number. */
const HIGHEST_PRICE = 2 ** 50;

/**
 * The dual of the market. Prices that are nowhere too low, for any eligible pair, make
 * Σ budget·λ + Σ amount·μ + Σ width·max(0, reward − village price) an upper bound of every plan.
 */
export function provenBound(market: Market, certificate: Certificate): Proof {
	const ids = {
		offers: market.donors.map(({ offer }) => offer.id),
		needs: market.needs.map(({ id }) => id),
		villages: market.villages.map(({ code }) => code),
	};
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
	return { bound: boundOf(market, prices), violations: [...tooLow(market, prices)] };
}

function pricesOf(ids: readonly string[], priced: Certificate['offers']): number[] {
	const prices = new Map(priced);
	return ids.map((id) => prices.get(id) ?? NaN);
}

function* faultsOf(
	ids: readonly string[],
	prices: readonly number[],
	least: number,
): Generator<Proof['violations'][number], void> {
	for (const [index, record] of ids.entries()) {
		const price = at(prices, index);
		if (Number.isNaN(price)) yield { name: 'price_missing', record };
		else if (!Number.isInteger(price) || Math.abs(price) > HIGHEST_PRICE) {
			yield { name: 'price_not_whole', record };
		} else if (price < least) yield { name: 'price_negative', record };
	}
}

function* tooLow(
	{ model, donors, needs }: Market,
	prices: Prices,
): Generator<Proof['violations'][number], void> {
	for (let pair = 0; pair < model.pairNeed.length; pair += 1) {
		const [offerIndex, needIndex] = [at(model.pairOffer, pair), at(model.pairNeed, pair)];
		const { id, minimumGrant = 0 } = at(donors, offerIndex).offer;
		const most = Math.min(at(model.budget, offerIndex), at(model.amount, needIndex));
		// Such a pair can never get a whole grant, so it needs no price.
		if (most < minimumGrant) continue;
		const asked = at(prices.offers, offerIndex) + at(prices.needs, needIndex);
		const points = at(model.pairQuality, pair) + at(model.value, needIndex);
		if (asked < points + at(prices.villages, at(model.village, needIndex))) {
			yield { name: 'price_too_low', record: `${id} ${at(needs, needIndex).id}` };
		}
	}
}

function boundOf({ model, villages }: Market, prices: Prices): bigint {
	let bound = 0n;
	const addAll = (amounts: Float64Array, points: readonly number[]) => {
		amounts.forEach((amount, index) => (bound += BigInt(amount) * BigInt(at(points, index))));
	};
	addAll(model.budget, prices.offers);
	addAll(model.amount, prices.needs);
	for (const village of villages.keys()) {
		const price = at(prices.villages, village);
		const [start, end] = [at(model.tierStart, village), at(model.tierStart, village + 1)];
		addAll(
			model.tierWidth.subarray(start, end),
			Array.from(model.tierReward.subarray(start, end), (reward) => Math.max(0, reward - price)),
		);
	}
	return bound;
}
