import { at, positionsBy } from './columns.ts';
import { fairnessOf, type FairnessReport } from './fairness.ts';
import type { Market } from './market.ts';
import { leftBeside, totalsOf, worth, type MarketModel } from './model.ts';
import { marginalRewards } from './tiers.ts';

/**
 * What keeping the minimum grants cost. The optimum before them holds every promise of the market;
 * after them these are asked of the very plan, and what is not 0 here is not promised.
 */
export interface Rounding {
	readonly fairnessBefore: FairnessReport;
	/** Villages that would have had more without minimum grants. */
	readonly villagesWithLess: number;
	/** Units that no longer lie in a first tier. */
	readonly floorLost: number;
	/** Needs to which a unit that their donor gives elsewhere would be worth more. */
	readonly justifiedClaims: number;
	/** Units of idle budget for which there is an open need, though none of a whole grant. */
	readonly idleBesideOpen: number;
}

export function roundingOf(market: Market, relaxed: Float64Array, amounts: Float64Array): Rounding {
	const { model } = market;
	const before = totalsOf(model, relaxed).village;
	const after = totalsOf(model, amounts).village;
	return {
		fairnessBefore: fairnessOf(market, relaxed),
		villagesWithLess: after.filter((total, village) => total < at(before, village)).length,
		floorLost: Math.max(0, floorMoney(model, before) - floorMoney(model, after)),
		justifiedClaims: justifiedClaims(model, amounts),
		idleBesideOpen: idleBesideOpen(model, amounts),
	};
}

function floorMoney({ tierStart, tierWidth }: MarketModel, received: Float64Array): number {
	return received.reduce((sum, total, village) => {
		const start = at(tierStart, village);
		const width = start < at(tierStart, village + 1) ? at(tierWidth, start) : 0;
		return sum + Math.min(total, width);
	}, 0);
}

/** Counts needs for which a single redirection of a donor's money would raise the value. */
export function justifiedClaims(model: MarketModel, amounts: Float64Array): number {
	const left = leftBeside(model, amounts);
	const rewards = marginalRewards(model, totalsOf(model, amounts).village);
	const villageOf = (pair: number) => at(model.village, at(model.pairNeed, pair));
	const isClaim = (claim: number, given: number) => {
		const gain = worth(model, claim) - worth(model, given);
		const [to, from] = [villageOf(claim), villageOf(given)];
		// Within one village the tiers do not change, and a full village has room for the exchange.
		if (to === from) return gain > 0;
		return at(left.village, to) > 0 && gain + at(rewards.next, to) - at(rewards.last, from) > 0;
	};
	const claiming = new Set<number>();
	const pairsOf = positionsBy(model.pairOffer, model.budget.length);
	for (const offer of model.budget.keys()) {
		const pairs = pairsOf(offer);
		const given = pairs.filter((pair) => at(amounts, pair) > 0);
		for (const pair of pairs) {
			const need = at(model.pairNeed, pair);
			if (at(left.need, need) === 0) continue;
			if (given.some((other) => other !== pair && isClaim(pair, other))) claiming.add(need);
		}
	}
	return claiming.size;
}

function idleBesideOpen(model: MarketModel, amounts: Float64Array): number {
	const left = leftBeside(model, amounts);
	const couldGive = new Uint8Array(model.budget.length);
	model.pairNeed.forEach((need, pair) => {
		const isOpen = at(left.need, need) > 0 && at(left.village, at(model.village, need)) > 0;
		if (isOpen) couldGive[at(model.pairOffer, pair)] = 1;
	});
	return left.offer.reduce((sum, idle, offer) => sum + idle * at(couldGive, offer), 0);
}
