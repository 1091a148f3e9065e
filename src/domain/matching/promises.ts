import type { Round } from './round.ts';

/** What may be said of a plan, in the order in which it is told; `README.md` gives the proofs. */
export type Promised =
	| 'best'
	| 'best_beside_locks'
	| 'within_gap'
	| 'minimum_kept'
	| 'floor_first'
	| 'no_idle'
	| 'more_money'
	| 'same_again';

/**
 * Those that hold for this very plan. Keeping minimum grants and locks that somebody set take some
 * away: the optimum before them has all, and after them only what was counted is said.
 */
export function promisesOf(
	round: Pick<Round, 'gap' | 'rounding' | 'parameters' | 'changes'>,
): Promised[] {
	const { gap, rounding, changes } = round;
	const hasLocks = changes.some(({ what }) => what === 'lock');
	const isStrict = round.parameters.floor === 'lexicographic';
	const holds: Record<Promised, boolean> = {
		best: gap === 0 && !hasLocks,
		best_beside_locks: gap === 0 && hasLocks,
		within_gap: gap !== 0,
		minimum_kept: rounding !== null,
		floor_first: isStrict && !hasLocks && (rounding === null || rounding.floorLost === 0),
		no_idle: rounding === null || rounding.idle === 0,
		more_money: rounding === null,
		same_again: true,
	};
	return (Object.keys(holds) as Promised[]).filter((name) => holds[name]);
}
