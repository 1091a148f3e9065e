import type { InstanceRefusal } from '#domain/matching/fault.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { openMarket } from '#domain/matching/open-market.ts';
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
export async function runMarket(
	instance: Instance,
	tell: Tell = () => {},
): Promise<Result<Solution, InstanceRefusal>> {
	const start = performance.now();
	const opened = openMarket(instance);
	if (!opened.ok) return opened;
	const solution = opened.value.solve(({ pivots, expected }) => {
		tell(Math.min(1, pivots / expected));
		return true;
	});
	if (!solution) throw new Error('the solver stopped, and nobody had asked it to');
	const milliseconds = Math.round(performance.now() - start);
	const [violation] = verify(opened.value.market(), solution);
	if (violation) throw new Error(`unproven plan: ${violation.name} at ${violation.record}`);
	return accept({ ...solution, stats: { ...solution.stats, milliseconds } });
}
