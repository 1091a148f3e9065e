import { byText } from './columns.ts';
import type { RoundInput } from './input.ts';
import { sumsBy, type Grant, type RoundOutcome } from './outcome.ts';
import type { PlanFigures } from './round.ts';

/** What changes would make of a plan: the figures before and after, and who gains and who loses. */
export interface Delta {
	/** Points by which the plan gains, as text; null where the scale itself was changed. */
	readonly objective: string | null;
	readonly before: PlanFigures;
	readonly after: PlanFigures;
	readonly villages: Shifts;
	readonly needs: Shifts;
	readonly offers: Shifts;
}

/** Those with the greatest difference first, at most 200; counted in full. */
interface Shifts {
	readonly gaining: number;
	readonly losing: number;
	readonly listed: readonly Shift[];
}

export interface Shift {
	readonly id: string;
	readonly beforeFen: number;
	readonly afterFen: number;
}

/** More rows than these nobody reads before deciding. */
const LISTED = 200;

/** A plan with the input it was made from, and the points of all grants, locked ones among them. */
export interface Made {
	readonly input: RoundInput;
	readonly outcome: RoundOutcome;
	readonly points: bigint;
}

export function deltaOf(before: Made, after: Made): Delta {
	const villageOf = new Map(before.input.needs.map(({ id, village }) => [id, village]));
	const shifts = (side: (grant: Grant) => string) =>
		shiftsOf(sumsBy(before.outcome.matches, side), sumsBy(after.outcome.matches, side));
	const isOneScale =
		JSON.stringify(before.input.parameters) === JSON.stringify(after.input.parameters);
	return {
		objective: isOneScale ? String(after.points - before.points) : null,
		before: before.outcome.figures.proposed,
		after: after.outcome.figures.proposed,
		villages: shifts(({ needId }) => villageOf.get(needId) ?? needId),
		needs: shifts(({ needId }) => needId),
		offers: shifts(({ offerId }) => offerId),
	};
}

function shiftsOf(before: Map<string, number>, after: Map<string, number>): Shifts {
	const moved = [...new Set([...before.keys(), ...after.keys()])]
		.map((id) => ({ id, beforeFen: before.get(id) ?? 0, afterFen: after.get(id) ?? 0 }))
		.filter(({ beforeFen, afterFen }) => beforeFen !== afterFen)
		.toSorted((one, other) => sizeOf(other) - sizeOf(one) || byText(one.id, other.id));
	return {
		gaining: moved.filter(({ beforeFen, afterFen }) => afterFen > beforeFen).length,
		losing: moved.filter(({ beforeFen, afterFen }) => afterFen < beforeFen).length,
		listed: moved.slice(0, LISTED),
	};
}

function sizeOf({ beforeFen, afterFen }: Shift): number {
	return Math.abs(afterFen - beforeFen);
}
