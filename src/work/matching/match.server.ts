import type { InstanceRefusal } from '#domain/matching/fault.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { openMarket, type OpenMarket } from '#domain/matching/open-market.ts';
import type { Solution } from '#domain/matching/solution.ts';
import { verify } from '#domain/matching/verify.ts';
import { accept, type Result } from '#domain/result.ts';

/** Hears what share of the way to the optimum is done, 0 … 1, as far as that can be foreseen. */
export type Tell = (share: number) => void;

/**
 * Matches one market: the proven optimum where no offer has a minimum grant, otherwise a plan that
 * keeps all minimum grants, with its proven gap. Refuses an instance that cannot be true, and names
 * the record. Throws where the plan cannot be proven: a wrong plan must never be shown.
 */
export function runMarket(
	instance: Instance,
	tell: Tell = () => {},
): Result<Solution, InstanceRefusal> {
	const opened = openMarket(instance);
	return opened.ok ? accept(prove(opened.value, tell)) : opened;
}

/** Several markets, one after the other, as long as none is refused. */
export function runMarkets(
	instances: readonly Instance[],
	tell: Tell,
): Result<Solution[], InstanceRefusal> {
	const solutions: Solution[] = [];
	for (const [index, instance] of instances.entries()) {
		const solved = runMarket(instance, (share) => tell((index + share) / instances.length));
		if (!solved.ok) return solved;
		solutions.push(solved.value);
	}
	return accept(solutions);
}

function prove(market: OpenMarket, tell: Tell): Solution {
	const start = performance.now();
	const solution = market.solve(({ pivots, expected }) => {
		tell(Math.min(1, pivots / expected));
		return true;
	});
	if (!solution) throw new Error('the solver stopped, and nobody had asked it to');
	const milliseconds = Math.round(performance.now() - start);
	const [violation] = verify(market.market(), solution);
	if (violation) throw new Error(`unproven plan: ${violation.name} at ${violation.record}`);
	return { ...solution, stats: { ...solution.stats, milliseconds } };
}
