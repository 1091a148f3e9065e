import { accept, type Result } from '#domain/result.ts';
import { bestPlan, type BestPlan } from './best-plan.ts';
import type { Watch } from './simplex/simplex.ts';
import type { InstanceRefusal } from './fault.ts';
import type { Instance } from './instance.ts';
import { knownPairs, packPairs, unpackPairs } from './known-pairs.ts';
import { lockedPoints } from './locks.ts';
import { changeInstance, type MarketChange } from './market-changes.ts';
import { marketDelta, type MarketDelta, type Solved } from './market-delta.ts';
import { layOut, START, type Market, type Start } from './market.ts';
import { explainPair, type PairExplanation } from './pair-explanation.ts';
import { solutionOf, type Solution } from './solution.ts';

/** A market that is kept open: solved, asked, changed and solved again. */
export interface OpenMarket {
	/** The proven plan as things stand; null where `watch` wanted the solver to stop. */
	readonly solve: (watch?: Watch) => Solution | null;
	/** As laid out, with all pairs that have been found to matter so far. */
	readonly market: () => Market;
	/** Changes the market for good. Refuses what cannot be true, and then changes nothing. */
	readonly apply: (changes: readonly MarketChange[]) => Result<Solution, InstanceRefusal>;
	/** What would follow, to the unit, by solving the changed market; this one stays as it is. */
	readonly whatIf: (changes: readonly MarketChange[]) => Result<MarketDelta, InstanceRefusal>;
	/** Why this offer gives to this need, or why not; null where there is no such record. */
	readonly explain: (need: string, offer: string) => PairExplanation | null;
	/** The pairs that matter, to open the market of the next day with. */
	readonly snapshot: () => Uint8Array;
}

/** Where nobody watches, the solver ends by itself. */
class Stopped extends Error {}

interface State {
	readonly instance: Instance;
	readonly start: Start;
	readonly market: Market;
	/** null until it is asked for. */
	readonly plan: BestPlan | null;
}

interface Opening {
	readonly start?: Start;
	/** Of an earlier market: its pairs lead to the same optimum in fewer rounds. */
	readonly snapshot?: Uint8Array;
}

/** Opens a market; refuses an instance that cannot be true, and names the record. */
export function openMarket(
	instance: Instance,
	{ start = START, snapshot }: Opening = {},
): Result<OpenMarket, InstanceRefusal> {
	const known = snapshot && unpackPairs(snapshot);
	const opened = stateOf(instance, { ...start, ...(known && { known }) });
	if (!opened.ok) return opened;
	let state = opened.value;
	const solved = (): Planned => (state = planned(state));
	return accept({
		market: () => state.market,
		solve(watch) {
			const plan = state.plan ?? bestPlan(state.market, watch);
			if (!plan) return null;
			state = { ...state, plan, market: plan.market };
			return solutionOf(plan);
		},
		apply(changes) {
			const changed = changedState(state, changes);
			if (!changed.ok) return changed;
			state = changed.value;
			return accept(solutionOf(solved().plan));
		},
		whatIf(changes) {
			const before = solved();
			const changed = changedState(state, changes);
			if (!changed.ok) return changed;
			return accept(marketDelta(sideOf(before), sideOf(planned(changed.value))));
		},
		explain: (need, offer) => explainPair(solved().plan, need, offer),
		snapshot: () => packPairs(knownPairs(solved().market)),
	});
}

type Planned = State & { readonly plan: BestPlan };

function stateOf(instance: Instance, start: Start): Result<State, InstanceRefusal> {
	const opened = layOut(instance, start);
	return opened.ok ? accept({ instance, start, market: opened.value, plan: null }) : opened;
}

/** The changed market starts with the pairs that matter in this one. */
function changedState(
	{ instance, start, market }: State,
	changes: readonly MarketChange[],
): Result<State, InstanceRefusal> {
	const changed = changeInstance(instance, changes);
	return changed.ok ? stateOf(changed.value, { ...start, known: knownPairs(market) }) : changed;
}

function planned(state: State): Planned {
	const plan = state.plan ?? bestPlan(state.market);
	if (!plan) throw new Stopped('the solver stopped, and nobody had asked it to');
	return { ...state, plan, market: plan.market };
}

function sideOf({ instance, market, plan }: Planned): Solved {
	const solution = solutionOf(plan);
	return { instance, solution, lockedPoints: lockedPoints(market, instance.locked) };
}
