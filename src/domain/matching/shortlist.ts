import { at, positionsBy } from './columns.ts';
import { canReachMinimum } from './grants.ts';
import type { Market } from './market.ts';
import { reducedCost, type Prices } from './model.ts';

/** The other side of a pair that was not taken, and the points per unit by which it falls short. */
export interface Alternative {
	readonly id: string;
	readonly points: number;
}

export interface Shortlist {
	/** The donor nearest to giving to a need, other than `except`. */
	readonly donorFor: (need: number, except?: number) => Alternative | null;
	/** The need nearest to being given to by a donor, other than `except`. */
	readonly needFor: (offer: number, except?: number) => Alternative | null;
}

/** Ranks what else each side could have done by reduced cost; ties go to the earlier record. */
export function shortlist(market: Market, prices: Prices): Shortlist {
	const { model, donors, needs } = market;
	const costs = Float64Array.from(model.pairNeed, (_, pair) => reducedCost(model, prices, pair));
	const nearest = (pairs: readonly number[]) =>
		pairs
			.filter((pair) => canReachMinimum(market, pair))
			.toSorted((one, other) => at(costs, one) - at(costs, other))
			.slice(0, 2);
	const byNeed = positionsBy(model.pairNeed, needs.length).map(nearest);
	const byOffer = positionsBy(model.pairOffer, donors.length).map(nearest);
	return {
		donorFor: (need, except) => {
			const pair = at(byNeed, need).find((one) => at(model.pairOffer, one) !== except);
			if (pair === undefined) return null;
			return { id: at(donors, at(model.pairOffer, pair)).offer.id, points: at(costs, pair) };
		},
		needFor: (offer, except) => {
			const pair = at(byOffer, offer).find((one) => at(model.pairNeed, one) !== except);
			if (pair === undefined) return null;
			return { id: at(needs, at(model.pairNeed, pair)).id, points: at(costs, pair) };
		},
	};
}
