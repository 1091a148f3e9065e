import type { DeclaredSum } from './import.ts';

/** 0.01 万元 in fen: what reports in 万元 round each figure to. */
const STEP_FEN = 10_000;

/**
 * What a declared total is to its details. Figures that are all whole hundredths of a 万元 were
 * rounded one by one, so their sum may miss by one such step for each (117.98 and 112.92 + 1 +
 * 4.07); everything else that differs is a mistake of somebody's (148 and 8 + 72 + 67).
 * @param isMoney fen, of which alone rounding is known
 */
export function judgeSum(
	declared: number,
	details: readonly number[],
	isMoney: boolean,
): Omit<DeclaredSum, 'key'> {
	const sum = details.reduce((total, detail) => total + detail, 0);
	if (declared === sum) return { declared, sum, verdict: 'equal' };
	const isRough = isMoney && [declared, ...details].every((figure) => figure % STEP_FEN === 0);
	const isWithin = Math.abs(declared - sum) <= STEP_FEN * details.length;
	return { declared, sum, verdict: isRough && isWithin ? 'rounded' : 'differs' };
}
