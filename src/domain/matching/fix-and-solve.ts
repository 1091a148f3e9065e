import { openSimplex, type Watch } from './simplex/simplex.ts';
import {
	modelUnder,
	reopen,
	supportOf,
	tighten,
	tooSmall,
	undecided,
	type Grants,
} from './grants.ts';
import type { Market } from './market.ts';
import { objectiveOf, type Flow } from './model.ts';

/** Amounts that keep all minimum grants; null where `watch` wanted it to stop. */
type Solve = (grants: Grants) => Float64Array | null;

export interface Rounded {
	readonly amounts: Float64Array;
	readonly pivots: number;
}

/** More rounds of fix-and-solve than any market has been seen to profit from. */
const ROUNDS = 8;

/**
 * Fix-and-solve: from an optimum with grants that may be too small to a good plan without one. Null
 * where `watch` wanted it to stop.
 */
export function keepMinimumGrants(market: Market, relaxed: Flow, watch?: Watch): Rounded | null {
	let pivots = 0;
	const solve: Solve = (grants) => {
		const { model, restore } = modelUnder(market.model, grants);
		const simplex = openSimplex(model);
		if (!simplex.solve(watch)) return null;
		const flow = simplex.flow();
		pivots += flow.pivots;
		return restore(flow.amounts);
	};
	const { amounts } = relaxed;
	if (tooSmall(market, amounts).length === 0) return { amounts, pivots };
	const kept = narrow(market, amounts, solve);
	return kept && { amounts: kept, pivots };
}

/** Decides round by round, as long as the plan that the decisions lead to gets better. */
function narrow(market: Market, relaxed: Float64Array, solve: Solve): Float64Array | null {
	let [grants, amounts] = [undecided(market), relaxed];
	let best = settle(market, amounts, solve);
	for (let round = 0; round < ROUNDS && tooSmall(market, amounts).length > 0; round += 1) {
		grants = tighten(market, grants, amounts);
		const solved = solve(grants);
		const plan = solved && settle(market, solved, solve);
		if (!best || !plan) return null;
		if (objectiveOf(market.model, plan) > objectiveOf(market.model, best)) best = plan;
		amounts = solved;
	}
	return best;
}

/** The best plan on grants that are large enough, and on those that idle money can still open. */
function settle(market: Market, amounts: Float64Array, solve: Solve): Float64Array | null {
	let grants: Grants | null = supportOf(market, amounts);
	let plan: Float64Array | null = amounts;
	while (grants && plan) {
		plan = solve(grants);
		grants = plan && reopen(market, grants, plan);
	}
	return plan;
}
