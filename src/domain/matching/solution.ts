import type { BestPlan } from './best-plan.ts';
import { at } from './columns.ts';
import { explainMatches, type Match } from './explain.ts';
import { fairnessOf, priceOfFairness, type Comparisons, type FairnessReport } from './fairness.ts';
import { lockedPoints } from './locked-points.ts';
import { boundOf, objectiveOf } from './model.ts';
import { remainderOf } from './remainder.ts';
import { roundingOf, type Rounding } from './rounding.ts';
import { shortlist } from './shortlist.ts';
import { explainUnmet, type Unmet } from './unmet.ts';
import { explainUnspent, type Unspent } from './unspent.ts';

/** A plan for one round. Only new grants: what was locked is neither repeated nor counted. */
export interface Solution {
	/** Points of the plan, and the proven most that any plan could have. */
	readonly objective: bigint;
	readonly bound: bigint;
	/** What the locked grants are worth, beside the objective. */
	readonly lockedPoints: bigint;
	/** (bound − objective) ÷ bound; above 0 only where minimum grants had to be kept. */
	readonly gap: number;
	readonly matches: readonly Match[];
	readonly unmet: readonly Unmet[];
	readonly unspent: readonly Unspent[];
	readonly fairness: FairnessReport;
	/** The same report for the plan without tiers, and for no round at all. */
	readonly comparisons: Comparisons;
	/** Share of mean quality that the tiers cost, 0 … 1; null where nothing is placed. */
	readonly priceOfFairness: number | null;
	/** What keeping minimum grants cost; null where there was nothing to round. */
	readonly rounding: Rounding | null;
	readonly certificate: Certificate;
	readonly stats: Stats;
}

/** What `verify` needs to prove the bound again without any solver. */
export interface Certificate {
	readonly weightsVersion: string;
	/** The prices hold for every eligible pair, not only for those the solver was given. */
	readonly allPairs: boolean;
	/** How often a pair was held against the prices. */
	readonly pairsPriced: number;
	readonly offers: readonly Priced[];
	readonly needs: readonly Priced[];
	readonly villages: readonly Priced[];
}

type Priced = readonly [id: string, price: number];

export interface Stats {
	readonly pairs: number;
	readonly pivots: number;
	/** 0 until somebody with a clock fills it in. */
	readonly milliseconds: number;
}

/** The solution that a plan comes to. */
export function solutionOf(plan: BestPlan): Solution {
	const { market, relaxed, amounts, comparisons } = plan;
	const { model } = market;
	const objective = objectiveOf(model, amounts);
	const bound = boundOf(model, relaxed.prices);
	const alternatives = shortlist(market, relaxed.prices);
	const remainder = remainderOf(market, amounts);
	const fairness = fairnessOf(market, amounts);
	const isRounded = amounts !== relaxed.amounts;
	return {
		objective,
		bound,
		lockedPoints: lockedPoints(market),
		gap: gapOf(objective, bound),
		matches: explainMatches(market, amounts, relaxed.prices, alternatives),
		unmet: explainUnmet(remainder, alternatives),
		unspent: explainUnspent(remainder),
		fairness,
		comparisons,
		priceOfFairness: priceOfFairness(fairness, comparisons),
		rounding: isRounded ? roundingOf(market, relaxed.amounts, amounts) : null,
		certificate: certificateOf(plan),
		stats: { pairs: model.pairNeed.length, pivots: plan.pivots, milliseconds: 0 },
	};
}

function gapOf(objective: bigint, bound: bigint): number {
	return bound === objective ? 0 : Number(bound - objective) / Number(bound);
}

function certificateOf({ market, relaxed, pairsPriced }: BestPlan): Certificate {
	const { prices } = relaxed;
	return {
		weightsVersion: market.weights.version,
		allPairs: true,
		pairsPriced,
		offers: market.donors.map(({ offer }, index) => [offer.id, at(prices.offer, index)]),
		needs: market.needs.map(({ id }, index) => [id, at(prices.need, index)]),
		villages: market.villages.map(({ code }, index) => [code, at(prices.village, index)]),
	};
}
