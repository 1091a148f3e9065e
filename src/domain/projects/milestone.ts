import { transitions, type StatusOf } from '#domain/identity/transitions.ts';

/** The evidence that is due with a milestone; the same list stands in milestones_slot. */
export const slots = ['start', 'thirty', 'sixty', 'done', 'acceptance'] as const;

export type Slot = (typeof slots)[number];

export type MilestoneStatus = StatusOf<'milestone'>;

/** What a project will have reached by when. */
export interface Milestone {
	readonly id: string;
	readonly title: string;
	readonly slot: Slot;
	/** 'YYYY-MM-DD', as is `metOn`. */
	readonly dueOn: string;
	/** Percent of the works; those of a project make a hundred. */
	readonly weight: number;
	readonly status: MilestoneStatus;
	readonly metOn: string | null;
	readonly note: string | null;
}

/** Nobody writes that a milestone is late: its day does. */
export function stateOn(
	today: string,
	{ status, dueOn }: Pick<Milestone, 'status' | 'dueOn'>,
): MilestoneStatus | 'overdue' {
	return status === 'scheduled' && dueOn < today ? 'overdue' : status;
}

/** What may be said of a milestone next; what is met wholly stays so. */
export function outcomesOf({ status }: Pick<Milestone, 'status'>): MilestoneStatus[] {
	return transitions.milestone.filter(([from]) => from === status).map(([, to]) => to);
}

/** The share of the works that the milestones met so far stand for, in percent. */
export function metWeight(milestones: readonly Pick<Milestone, 'status' | 'weight'>[]): number {
	return milestones
		.filter(({ status }) => status === 'met')
		.reduce((sum, { weight }) => sum + weight, 0);
}
