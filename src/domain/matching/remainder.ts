import { at } from './columns.ts';
import { minimumGrant } from './grants.ts';
import type { Market } from './market.ts';
import { leftBeside, totalsOf, type Totals } from './model.ts';

/** A plan and what it leaves free. */
export interface Remainder {
	readonly market: Market;
	readonly amounts: Float64Array;
	readonly spent: Float64Array;
	readonly left: Totals;
}

export function remainderOf(market: Market, amounts: Float64Array): Remainder {
	const { model } = market;
	const spent = totalsOf(model, amounts).offer;
	return { market, amounts, spent, left: leftBeside(model, amounts) };
}

/** What the need of a pair and its village can still take. */
export function takes({ market, left }: Remainder, pair: number): number {
	const need = at(market.model.pairNeed, pair);
	return Math.min(at(left.need, need), at(left.village, at(market.model.village, need)));
}

/** Whether what is left of both sides is enough for a grant. */
export function couldFlow(remainder: Remainder, pair: number): boolean {
	const { market, left } = remainder;
	const most = Math.min(at(left.offer, at(market.model.pairOffer, pair)), takes(remainder, pair));
	return most >= Math.max(1, minimumGrant(market, pair));
}
