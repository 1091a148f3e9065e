import {
	modelUnder,
	reopen,
	supportOf,
	tighten,
	tooSmall,
	undecided,
	type Grants,
} from '#domain/matching/grants.ts';
import type { InstanceRefusal } from '#domain/matching/fault.ts';
import { firstCome } from '#domain/matching/first-come.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { layOut, type Market } from '#domain/matching/market.ts';
import { objectiveOf, type Flow } from '#domain/matching/model.ts';
import { solutionOf, type Solution } from '#domain/matching/solution.ts';
import { verify } from '#domain/matching/verify.ts';
import { accept, type Result } from '#domain/result.ts';
import { solveMarket } from './solve.server.ts';

type SolveUnder = (grants: Grants) => Promise<Flow>;

/** More rounds of fix-and-solve than any market has been seen to profit from. */
const ROUNDS = 8;

/**
 * Matches one market: the proven optimum where no offer has a minimum grant, otherwise a plan that
 * keeps all minimum grants, with its proven gap. Refuses an instance that cannot be true, and names
 * the record. Throws where the plan cannot be proven: a wrong plan must never be shown.
 */
export async function runMarket(instance: Instance): Promise<Result<Solution, InstanceRefusal>> {
	const start = performance.now();
	const opened = layOut(instance);
	if (!opened.ok) return opened;
	const market = opened.value;
	const pivots = { count: 0 };
	const solve: SolveUnder = async (grants) => {
		const { model, restore } = modelUnder(market.model, grants);
		const flow = await solveMarket(model);
		pivots.count += flow.pivots;
		return { ...flow, amounts: restore(flow.amounts) };
	};
	const relaxed = await solve(undecided(market));
	const amounts = await keepMinimumGrants(market, relaxed.amounts, solve);
	const qualityOnly = await withoutTiers(market);
	const plans = { relaxed, amounts, qualityOnly, firstCome: firstCome(market) };
	const milliseconds = Math.round(performance.now() - start);
	const solution = solutionOf(market, plans, { pivots: pivots.count, milliseconds });
	const [violation] = verify(market, solution);
	if (violation) throw new Error(`unproven plan: ${violation.name} at ${violation.record}`);
	return accept(solution);
}

/** The plan that is best where no village earns anything on top, minimum grants aside. */
async function withoutTiers({ model }: Market): Promise<Float64Array> {
	const plain = { ...model, tierReward: new Float64Array(model.tierReward.length) };
	return (await solveMarket(plain)).amounts;
}

/** Fix-and-solve: from an optimum with grants that may be too small to a good plan without one. */
async function keepMinimumGrants(
	market: Market,
	relaxed: Float64Array,
	solve: SolveUnder,
): Promise<Float64Array> {
	let amounts = relaxed;
	if (tooSmall(market, amounts).length === 0) return amounts;
	let grants = undecided(market);
	let best = await settle(market, amounts, solve);
	for (let round = 0; round < ROUNDS && tooSmall(market, amounts).length > 0; round += 1) {
		grants = tighten(market, grants, amounts);
		amounts = (await solve(grants)).amounts;
		const plan = await settle(market, amounts, solve);
		if (objectiveOf(market.model, plan) <= objectiveOf(market.model, best)) return best;
		best = plan;
	}
	return best;
}

/** The best plan on grants that are large enough, and on those that idle money can still open. */
async function settle(
	market: Market,
	amounts: Float64Array,
	solve: SolveUnder,
): Promise<Float64Array> {
	let grants: Grants | null = supportOf(market, amounts);
	let plan = amounts;
	while (grants) {
		plan = (await solve(grants)).amounts;
		grants = reopen(market, grants, plan);
	}
	return plan;
}
