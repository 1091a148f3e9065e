import { canReach } from './candidates.ts';
import type { Market } from './market.ts';
import type { MarketModel, Prices } from './model.ts';
import type { PairSource, Row } from './pair-source.ts';
import { pairList, type PairColumns } from './pairs.ts';
import { keyOf, ranking } from './ranking.ts';

/** What holding all eligible pairs against the prices has found. */
export interface Pricing {
	/** Pairs worth more than their two sides ask; none: the optimum is proven. */
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
	const worst = ranking(1, most);
	let priced = 0;
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		priced += row.offers.length;
		worst.clear(0);
		eachUnstopped(row, prices.offer, askedFor(model, prices, need), (index, points) => {
			if (canReach(capacity, need, row.offers[index]!))
				worst.add(0, index, keyOf(points, 0, index));
		});
		worst.each(0, (index) => found.push(need, row.offers[index]!, row.quality(index)));
	}
	return { found: found.columns(), priced };
}

/** Points of quality that a need asks of any donor, before the donor's own price. */
export function askedFor({ value, village }: MarketModel, prices: Prices, need: number): number {
	return prices.need[need]! - value[need]! - prices.village[village[need]!]!;
}

/** Tells of each pair that is worth more than its two sides ask, and by how many points. */
function eachUnstopped(
	{ offers, highest, most, quality }: Row,
	offerPrices: Float64Array,
	asked: number,
	tell: (index: number, points: number) => void,
): void {
	for (let index = 0; index < offers.length; index += 1) {
		const all = offerPrices[offers[index]!]! + asked;
		if (highest[index]! <= all || most(index) <= all) continue;
		const points = quality(index) - all;
		if (points > 0) tell(index, points);
	}
}
