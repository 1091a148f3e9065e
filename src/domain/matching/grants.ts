import { at } from './columns.ts';
import type { Market } from './market.ts';

/** The two things that minimum grants are asked of. */
export type Minimums = Pick<Market, 'model' | 'minimum'>;

export function minimumGrant({ minimum, model }: Minimums, pair: number): number {
	return at(minimum, at(model.pairOffer, pair));
}

/** False where what is left of the budget or of the need is itself below the minimum grant. */
export function canReachMinimum(market: Minimums, pair: number): boolean {
	const { budget, amount, pairOffer, pairNeed } = market.model;
	const most = Math.min(at(budget, at(pairOffer, pair)), at(amount, at(pairNeed, pair)));
	return most >= minimumGrant(market, pair);
}

/** Pairs that would get something, and less than the minimum grant. */
export function tooSmall(market: Minimums, amounts: Float64Array): number[] {
	const small: number[] = [];
	amounts.forEach((amount, pair) => {
		if (amount > 0 && amount < minimumGrant(market, pair)) small.push(pair);
	});
	return small;
}
