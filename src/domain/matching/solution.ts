import { at } from './columns.ts';
import { explainMatches, type Match } from './explain.ts';
import { fairnessOf, type FairnessReport } from './fairness.ts';
import type { Market } from './market.ts';
import { boundOf, objectiveOf, type Flow, type Prices } from './model.ts';
import {
	explainUnmet,
	explainUnspent,
	remainderOf,
	type Unmet,
	type Unspent,
} from './remainder.ts';
import { shortlist } from './shortlist.ts';

/** A plan for one round. Only new grants: what was locked is neither repeated nor counted. */
export interface Solution {
	/** Points of the plan, and the proven most that any plan could have. */
	readonly objective: bigint;
	readonly bound: bigint;
	/** (bound − objective) ÷ bound; above 0 only where minimum grants had to be kept. */
	readonly gap: number;
	readonly matches: readonly Match[];
	readonly unmet: readonly Unmet[];
	readonly unspent: readonly Unspent[];
	readonly fairness: FairnessReport;
	/** The same report before minimum grants were kept; null where there was nothing to round. */
	readonly fairnessBeforeRounding: FairnessReport | null;
	readonly certificate: Certificate;
	readonly stats: Stats;
}

/** What `verify` needs to prove the bound again without any solver. */
export interface Certificate {
	readonly weightsVersion: string;
	readonly offers: readonly Priced[];
	readonly needs: readonly Priced[];
	readonly villages: readonly Priced[];
}

type Priced = readonly [id: string, price: number];

export interface Stats {
	readonly pairs: number;
	readonly pivots: number;
	readonly milliseconds: number;
}

/** `relaxed` is the optimum without minimum grants; `amounts` are what is proposed. */
export function solutionOf(
	market: Market,
	relaxed: Flow,
	amounts: Float64Array,
	run: Omit<Stats, 'pairs'>,
): Solution {
	const { model } = market;
	const objective = objectiveOf(model, amounts);
	const bound = boundOf(model, relaxed.prices);
	const alternatives = shortlist(market, relaxed.prices);
	const remainder = remainderOf(market, amounts);
	const isRounded = amounts !== relaxed.amounts;
	return {
		objective,
		bound,
		gap: gapOf(objective, bound),
		matches: explainMatches(market, amounts, relaxed.prices, alternatives),
		unmet: explainUnmet(remainder, alternatives),
		unspent: explainUnspent(remainder),
		fairness: fairnessOf(market, amounts),
		fairnessBeforeRounding: isRounded ? fairnessOf(market, relaxed.amounts) : null,
		certificate: certificateOf(market, relaxed.prices),
		stats: { pairs: model.pairNeed.length, ...run },
	};
}

function gapOf(objective: bigint, bound: bigint): number {
	return bound === objective ? 0 : Number(bound - objective) / Number(bound);
}

function certificateOf(market: Market, prices: Prices): Certificate {
	return {
		weightsVersion: market.weights.version,
		offers: market.donors.map(({ offer }, index) => [offer.id, at(prices.offer, index)]),
		needs: market.needs.map(({ id }, index) => [id, at(prices.need, index)]),
		villages: market.villages.map(({ code }, index) => [code, at(prices.village, index)]),
	};
}
