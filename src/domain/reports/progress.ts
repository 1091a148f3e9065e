import type { Nature } from '#domain/offers/offer.ts';

/** How far the works of a project and its money of one nature have come. */
export interface Progress {
	readonly projectId: string;
	readonly title: string;
	readonly nature: Nature;
	/** 0 … 100 */
	readonly worksPercent: number;
	readonly allocatedFen: number;
	readonly disbursedFen: number;
}

/** Hundredths of what was allocated that are paid out, rounded down: 100 is all of it. */
export function paidPercent({ allocatedFen, disbursedFen }: Progress): number {
	return Math.min(100, Math.max(0, Math.floor((disbursedFen * 100) / allocatedFen)));
}

/** By so many hundredths money must be ahead of the works, or behind, to be worth a look. */
export const GAP = 20;

export type Lead = 'money' | 'works' | 'together';

export function leadOf(project: Progress): Lead {
	const ahead = paidPercent(project) - project.worksPercent;
	if (ahead >= GAP) return 'money';
	return ahead <= -GAP ? 'works' : 'together';
}

export function countLead(projects: readonly Progress[], lead: Lead): number {
	return projects.filter((project) => leadOf(project) === lead).length;
}

/** Needs of one category, and how many of them were met. */
export interface NeedCount {
	readonly category: string;
	readonly total: number;
	readonly met: number;
}

export function sumNeeds(counts: readonly NeedCount[]): { total: number; met: number } {
	return counts.reduce(
		(sum, { total, met }) => ({ total: sum.total + total, met: sum.met + met }),
		{ total: 0, met: 0 },
	);
}
