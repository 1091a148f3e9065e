import { byText } from './columns.ts';
import type { FairnessReport } from './fairness.ts';
import type { Instance } from './instance.ts';
import type { Solution } from './solution.ts';

/** What follows from a change: two plans, the locks included in both, and who has more or less. */
export interface MarketDelta {
	/** Points that all grants of the two plans are worth, those that are locked among them. */
	readonly before: PlanWorth;
	readonly after: PlanWorth;
	/** Only those for whom something changes, by id. */
	readonly villages: readonly Shift[];
	readonly needs: readonly Shift[];
	readonly offers: readonly Shift[];
}

export interface PlanWorth {
	readonly points: bigint;
	readonly fairness: FairnessReport;
}

export interface Shift {
	readonly id: string;
	readonly before: number;
	readonly after: number;
}

/** A solution, the instance it solves, and the points of what is locked there. */
export interface Solved {
	readonly instance: Instance;
	readonly solution: Solution;
	readonly lockedPoints: bigint;
}

export function marketDelta(before: Solved, after: Solved): MarketDelta {
	const villageOf = new Map(after.instance.needs.map(({ id, village }) => [id, village]));
	const shifts = (side: (grant: Grant) => string) =>
		shiftsOf(sumsBy(before, side), sumsBy(after, side));
	return {
		before: worthOf(before),
		after: worthOf(after),
		villages: shifts(({ need }) => villageOf.get(need) ?? need),
		needs: shifts(({ need }) => need),
		offers: shifts(({ offer }) => offer),
	};
}

interface Grant {
	readonly need: string;
	readonly offer: string;
	readonly amount: number;
}

function worthOf({ solution, lockedPoints }: Solved): PlanWorth {
	return { points: solution.objective + lockedPoints, fairness: solution.fairness };
}

function sumsBy(
	{ instance, solution }: Solved,
	side: (grant: Grant) => string,
): Map<string, number> {
	const sums = new Map<string, number>();
	for (const grant of [...instance.locked, ...solution.matches]) {
		sums.set(side(grant), (sums.get(side(grant)) ?? 0) + grant.amount);
	}
	return sums;
}

function shiftsOf(before: Map<string, number>, after: Map<string, number>): Shift[] {
	return [...new Set([...before.keys(), ...after.keys()])]
		.map((id) => ({ id, before: before.get(id) ?? 0, after: after.get(id) ?? 0 }))
		.filter((shift) => shift.before !== shift.after)
		.toSorted((one, other) => byText(one.id, other.id));
}
