import { shanghaiDate } from '#domain/period.ts';
import type { Project, ProjectStatus } from './project.ts';

/** The stations of a project's life, in their order. */
const way = [
	'submitted',
	'village_notice',
	'township_review',
	'township_notice',
	'county_appraisal',
	'county_notice',
	'in_pool',
	'contracted',
	'under_way',
	'completed',
	'accepted',
	'handed_over',
	'closed',
] as const satisfies readonly ProjectStatus[];

/** Where on the way a project stands that has left it. */
const detours: Partial<Record<ProjectStatus, ProjectStatus>> = {
	draft: 'submitted',
	returned: 'submitted',
	suspended: 'under_way',
	reopened: 'under_way',
};

export interface Station {
	readonly name: (typeof way)[number];
	readonly state: 'done' | 'now' | 'next';
	/** The day it was last reached, 'YYYY-MM-DD'; null where that lies ahead or is not known. */
	readonly on: string | null;
}

/** Where a project stands in its life. A terminated one stands where it was when it ended. */
export function lifeOf({ status, steps }: Pick<Project, 'status' | 'steps'>): Station[] {
	const held = status === 'terminated' ? (steps.at(-1)?.from ?? 'draft') : status;
	const now = (way as readonly ProjectStatus[]).indexOf(detours[held] ?? held);
	return way.map((name, index) => {
		if (index > now) return { name, state: 'next', on: null };
		const last = steps.findLast(({ to }) => to === name);
		const on = last ? shanghaiDate(new Date(last.takenAt)) : null;
		return { name, state: index < now || name === 'closed' ? 'done' : 'now', on };
	});
}
