import { canReach } from './candidates.ts';
import type { Market } from './market.ts';
import type { MarketModel, Prices } from './model.ts';
import { qualityAt, type PairSource, type Row } from './pair-source.ts';
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
		const end = row.offers.length;
		const asked = askedFor(model, prices, need);
		priced += end;
		worst.clear(0);
		for (let index = 0; (index = nextOpen(row, index, prices.offer, asked)) < end; index += 1) {
			const offer = row.offers[index]!;
			const points = qualityAt(source, need, row, index) - prices.offer[offer]! - asked;
			if (points <= 0 || !canReach(capacity, need, offer)) continue;
			worst.add(0, index, keyOf(points, 0, offer));
		}
		worst.each(0, (index) => {
			found.push(need, row.offers[index]!, qualityAt(source, need, row, index));
		});
	}
	return { found: found.columns(), priced };
}

/** From this one on, the first pair that the prices may not stop; the end where there is none. */
function nextOpen(
	{ offers, highest }: Row,
	from: number,
	offerPrices: Float64Array,
	asked: number,
): number {
	for (let index = from; index < offers.length; index += 1) {
		if (highest[index]! > offerPrices[offers[index]!]! + asked) return index;
	}
	return offers.length;
}

/** Points of quality that a need asks of any donor, before the donor's own price. */
export function askedFor({ value, village }: MarketModel, prices: Prices, need: number): number {
	return prices.need[need]! - value[need]! - prices.village[village[need]!]!;
}
