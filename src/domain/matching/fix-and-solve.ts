import { at, positionsWhere } from './columns.ts';
import { openDecisions, type Decisions } from './decisions.ts';
import { canReachMinimum, minimumGrant, tooSmall, type Minimums } from './grants.ts';
import { reducedCost, totalsOf, worth, type Flow } from './model.ts';
import { roomFor } from './room.ts';
import type { Simplex, Watch } from './simplex/simplex.ts';
import { marginalRewards } from './tiers.ts';

/*
 * Minimum grants by fix-and-solve: from an optimum some of whose grants are too small to a good
 * plan without one, in steps. Each decides about pairs, and solves what that leaves open; the last
 * gives what turning decisions round has set free.
 */

export interface Rounded {
	readonly amounts: Float64Array;
	readonly pivots: number;
}

/** False where `watch` wanted the solver to stop. */
type Step = (market: Minimums, decisions: Decisions, watch?: Watch) => boolean;

const STEPS: readonly Step[] = [dive, closeTheRest, useIdle, improve, useIdle];

/**
 * Null where `watch` wanted the solver to stop.
 * @param simplex open on the market's model and solved to `relaxed`; it ends on the plan given
 */
export function keepMinimumGrants(
	market: Minimums,
	simplex: Simplex,
	relaxed: Flow,
	watch?: Watch,
): Rounded | null {
	if (tooSmall(market, relaxed.amounts).length === 0) return { ...relaxed, pivots: 0 };
	const decisions = openDecisions(market.model, simplex);
	if (!STEPS.every((step) => step(market, decisions, watch))) return null;
	const { amounts, pivots } = decisions.flow();
	return { amounts, pivots: pivots - relaxed.pivots };
}

/** In the first rounds half of the small grants is decided, later on all; some are left at last. */
const ROUNDS = 20;
const HALVING_ROUNDS = 6;
/** From this share of the minimum on a grant is raised to it, otherwise closed. */
const RAISED = 0.3;

/** Holds what is large enough, then decides what is clearest, and lets the rest find its way. */
function dive(market: Minimums, decisions: Decisions, watch?: Watch): boolean {
	for (let round = 0; round < ROUNDS; round += 1) {
		const { amounts } = decisions.flow();
		const small = tooSmall(market, amounts);
		if (small.length === 0) return true;
		holdWhole(market, decisions, amounts);
		const shareOf = (pair: number) => at(amounts, pair) / minimumGrant(market, pair);
		const clearness = (pair: number) => Math.abs(shareOf(pair) - RAISED);
		const count = round < HALVING_ROUNDS ? Math.ceil(small.length / 2) : small.length;
		const clearest = small
			.toSorted((one, other) => clearness(other) - clearness(one))
			.slice(0, count)
			.toSorted((one, other) => shareOf(other) - shareOf(one));
		for (const pair of clearest) {
			const isRaised = shareOf(pair) >= RAISED && decisions.hold(pair, minimumGrant(market, pair));
			if (!isRaised) decisions.close(pair);
		}
		if (!decisions.solve(watch)) return false;
	}
	return true;
}

function holdWhole(market: Minimums, decisions: Decisions, amounts: Float64Array): void {
	amounts.forEach((amount, pair) => {
		const minimum = minimumGrant(market, pair);
		if (minimum > 0 && amount >= minimum) decisions.hold(pair, minimum);
	});
}

/** Only grants that are large enough stay open, and all pairs that know no minimum. */
function closeTheRest(market: Minimums, decisions: Decisions, watch?: Watch): boolean {
	const { amounts } = decisions.flow();
	amounts.forEach((amount, pair) => {
		if (amount < minimumGrant(market, pair)) decisions.close(pair);
	});
	holdWhole(market, decisions, amounts);
	return decisions.solve(watch);
}

/** Opens closed pairs as long as idle money can give a whole grant, the best ones first. */
function useIdle(market: Minimums, decisions: Decisions, watch?: Watch): boolean {
	const { model } = market;
	for (;;) {
		const { amounts } = decisions.flow();
		const room = roomFor(model, amounts);
		const { next } = marginalRewards(model, totalsOf(model, amounts).village);
		const gain = (pair: number) =>
			worth(model, pair) + at(next, at(model.village, at(model.pairNeed, pair)));
		const able = positionsWhere(decisions.isClosed, (isClosed, pair) => {
			return isClosed === 1 && room.most(pair) >= Math.max(1, minimumGrant(market, pair));
		});
		const opened = able
			.toSorted((one, other) => gain(other) - gain(one))
			.filter((pair) => {
				const minimum = minimumGrant(market, pair);
				return room.take(pair, minimum) && decisions.hold(pair, minimum);
			});
		if (opened.length === 0) return true;
		if (!decisions.solve(watch)) return false;
	}
}

/** Each trial looks at all pairs once; so many looks are worth their time. */
const LOOKS = 2e8;

/** Turns round single decisions that the prices speak against, and keeps what is better so. */
function improve(market: Minimums, decisions: Decisions, watch?: Watch): boolean {
	const trials = Math.floor(LOOKS / market.model.pairNeed.length);
	const doubted = doubtful(market, decisions);
	let best = decisions.points();
	for (const pair of doubted.slice(0, trials)) {
		const isClosed = decisions.isClosed[pair] === 1;
		const [least, minimum] = [at(decisions.least, pair), minimumGrant(market, pair)];
		if (!isClosed) decisions.close(pair);
		else if (!decisions.hold(pair, minimum)) continue;
		if (!decisions.solve(watch)) return false;
		const points = decisions.points();
		if (points > best) best = points;
		else if (isClosed) decisions.close(pair);
		else decisions.hold(pair, least);
	}
	return decisions.solve(watch);
}

/** Pairs whose decision costs something by the prices, those that cost most first. */
function doubtful(market: Minimums, decisions: Decisions): number[] {
	const { model } = market;
	const { amounts, prices } = decisions.flow();
	const costs = amounts.map((amount, pair) => {
		const minimum = minimumGrant(market, pair);
		const short = minimum * reducedCost(model, prices, pair);
		if (decisions.isClosed[pair] === 1) return canReachMinimum(market, pair) ? -short : 0;
		return at(decisions.least, pair) > 0 && amount === minimum ? short : 0;
	});
	return positionsWhere(costs, (cost) => cost > 0).toSorted(
		(one, other) => at(costs, other) - at(costs, one),
	);
}
