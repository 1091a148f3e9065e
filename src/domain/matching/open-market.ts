import { accept, type Result } from '#domain/result.ts';
import { bestPlan } from './best-plan.ts';
import type { InstanceRefusal } from './fault.ts';
import type { Instance } from './instance.ts';
import { layOut, START, type Market, type Start } from './market.ts';
import type { Watch } from './simplex/simplex.ts';
import { solutionOf, type Solution } from './solution.ts';

export interface OpenMarket {
	/** The proven plan; null where `watch` wanted the solver to stop. */
	readonly solve: (watch?: Watch) => Solution | null;
	/** As laid out, with all pairs that have been found to matter so far. */
	readonly market: () => Market;
}

/** Opens a market; refuses an instance that cannot be true, and names the record. */
export function openMarket(
	instance: Instance,
	start: Start = START,
): Result<OpenMarket, InstanceRefusal> {
	const opened = layOut(instance, start);
	if (!opened.ok) return opened;
	let market = opened.value;
	return accept({
		market: () => market,
		solve(watch) {
			const plan = bestPlan(market, watch);
			if (!plan) return null;
			market = plan.market;
			return solutionOf(plan);
		},
	});
}
