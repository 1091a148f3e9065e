import { canReach } from './candidates.ts';
import type { Market } from './market.ts';
import type { MarketModel, Prices } from './model.ts';
import type { PairSource, Row } from './pair-source.ts';
import { pairList, type PairColumns } from './pairs.ts';

/** What holding all eligible pairs against the prices has found. */
export interface Pricing {
	/** Pairs worth more than their two sides ask, sorted by need; none: the optimum is proven. */
	readonly found: PairColumns;
	/** How many pairs were held against the prices. */
	readonly priced: number;
}

/**
 * Looks at every eligible pair for one that the prices do not stop, and gives of each need the
 * `most` worst. Pairs of the model are stopped already: these are the prices of its own optimum.
 */
export function priceOut(
	source: PairSource,
	{ model, minimum }: Pick<Market, 'model' | 'minimum'>,
	prices: Prices,
	most: number,
): Pricing {
	const found = pairList();
	const capacity = { budget: model.budget, amount: model.amount, minimum };
	let priced = 0;
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		const unstopped = unstoppedIn(row, prices.offer, askedFor(model, prices, need)).filter(
			({ offer }) => canReach(capacity, need, offer),
		);
		priced += row.size;
		for (const { offer, quality } of worst(unstopped, most)) found.push(need, offer, quality);
	}
	return { found: found.columns(), priced };
}

/** Points of quality that a need asks of any donor, before the donor's own price. */
export function askedFor({ value, village }: MarketModel, prices: Prices, need: number): number {
	return prices.need[need]! - value[need]! - prices.village[village[need]!]!;
}

interface Unstopped {
	readonly offer: number;
	readonly quality: number;
	/** By how much the prices are too low. */
	readonly points: number;
}

const NONE: readonly Unstopped[] = [];

function unstoppedIn(row: Row, offerPrices: Float64Array, asked: number): readonly Unstopped[] {
	const { size, offers, base } = row;
	const most = asked - row.slack;
	let unstopped: Unstopped[] | undefined;
	for (let index = 0; index < size; index += 1) {
		const price = offerPrices[offers[index]!]!;
		if (base[index]! <= price + most) continue;
		const quality = row.quality(index);
		const points = quality - price - asked;
		if (points > 0) (unstopped ??= []).push({ offer: offers[index]!, quality, points });
	}
	return unstopped ?? NONE;
}

function worst(unstopped: readonly Unstopped[], most: number): readonly Unstopped[] {
	if (unstopped.length <= most) return unstopped;
	return unstopped.toSorted((one, other) => other.points - one.points).slice(0, most);
}
