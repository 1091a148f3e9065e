import { bestPlan } from '#domain/matching/best-plan.ts';
import type { InstanceRefusal } from '#domain/matching/fault.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { layOut } from '#domain/matching/market.ts';
import { solutionOf, type Solution } from '#domain/matching/solution.ts';
import { verify } from '#domain/matching/verify.ts';
import { accept, type Result } from '#domain/result.ts';

/**
 * Matches one market: the proven optimum where no offer has a minimum grant, otherwise a plan that
 * keeps all minimum grants, with its proven gap. Refuses an instance that cannot be true, and names
 * the record. Throws where the plan cannot be proven: a wrong plan must never be shown.
 */
export async function runMarket(instance: Instance): Promise<Result<Solution, InstanceRefusal>> {
	const start = performance.now();
	const opened = layOut(instance);
	if (!opened.ok) return opened;
	const plan = bestPlan(opened.value);
	if (!plan) throw new Error('the solver stopped, and nobody had asked it to');
	const solution = solutionOf(plan, Math.round(performance.now() - start));
	const [violation] = verify(plan.market, solution);
	if (violation) throw new Error(`unproven plan: ${violation.name} at ${violation.record}`);
	return accept(solution);
}
