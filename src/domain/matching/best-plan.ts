import type { Watch } from './simplex/simplex.ts';
import { fairnessOf, type Comparisons } from './fairness.ts';
import { firstCome } from './first-come.ts';
import { keepMinimumGrants } from './fix-and-solve.ts';
import type { Market } from './market.ts';
import type { Flow } from './model.ts';
import { optimum } from './optimum.ts';

/** The plan of one run, with all that is said of it. */
export interface BestPlan {
	/** With the pairs that were found to matter. */
	readonly market: Market;
	/** The optimum without minimum grants: its prices prove the bound, its value is the bound. */
	readonly relaxed: Flow;
	/** What is proposed; the same column as in `relaxed` where there was nothing to round. */
	readonly amounts: Float64Array;
	readonly comparisons: Comparisons;
	readonly pairsPriced: number;
	readonly pivots: number;
}

/** Null where `watch` wanted it to stop. */
export function bestPlan(opened: Market, watch?: Watch): BestPlan | null {
	const best = optimum(opened, watch);
	if (!best) return null;
	const { market, simplex, flow, pairsPriced } = best;
	const rounded = keepMinimumGrants(market, simplex, flow, watch);
	const plain = rounded && optimum(withoutTiers(market), watch);
	if (!rounded || !plain) return null;
	return {
		market,
		relaxed: flow,
		amounts: rounded.amounts,
		comparisons: {
			qualityOnly: fairnessOf(plain.market, plain.flow.amounts),
			firstCome: fairnessOf(market, firstCome(market)),
		},
		pairsPriced,
		pivots: flow.pivots + rounded.pivots,
	};
}

/** The market in which no village earns anything on top, as if quality were all. */
function withoutTiers(market: Market): Market {
	const { model } = market;
	return {
		...market,
		model: { ...model, tierReward: new Float64Array(model.tierReward.length) },
	};
}
