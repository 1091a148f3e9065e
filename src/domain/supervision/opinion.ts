import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { mayAct, type ActOn, type StatusOf } from '#domain/identity/transitions.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import type { Named } from './issue.ts';

/** Days of the calendar after which a supervisor has looked again: private.recheck_days. */
export const RECHECK_DAYS = 30;

/** 查损补失、查漏补缺、查短补齐、查弱补强. */
export const opinionCategories = ['loss', 'omission', 'shortfall', 'weakness'] as const;

/** Where it comes from: 列入计划的、政策根源的、普遍的、突出的. */
export const opinionCauses = ['plan', 'policy', 'widespread', 'prominent'] as const;

/** What looking again found. */
export const conclusions = ['put_right', 'partly', 'not_put_right'] as const;

export type OpinionCategory = (typeof opinionCategories)[number];
export type OpinionCause = (typeof opinionCauses)[number];
export type Conclusion = (typeof conclusions)[number];
export type OpinionStatus = StatusOf<'opinion'>;

/** In the order in which lists offer them. */
export const opinionStatuses = [
	'raised',
	'verified',
	'assigned',
	'rectified',
	'rechecked',
	'reopened',
	'closed',
	'dropped',
] as const satisfies readonly OpinionStatus[];

export interface OpinionSummary {
	readonly id: string;
	readonly title: string;
	readonly category: OpinionCategory;
	readonly cause: OpinionCause;
	readonly status: OpinionStatus;
	readonly placeCode: string;
	/** From the county down. */
	readonly place: string;
	readonly project: { readonly id: string; readonly title: string } | null;
	/** The supervisor's house. */
	readonly organization: Named;
	readonly raisedAt: string;
	/** Who answers with a plan; null before it is verified. */
	readonly addressee: Named | null;
	/** Who puts it right; null before there is a plan. */
	readonly owner: Named | null;
	readonly ownerName: string | null;
	readonly dueOn: string | null;
	/** By when a supervisor looks again; null until it is said to be put right. */
	readonly recheckOn: string | null;
	readonly isDemo: boolean;
}

export interface OpinionStep {
	readonly id: string;
	readonly act: ActOn<'opinion'>;
	readonly note: string | null;
	readonly conclusion: Conclusion | null;
	readonly by: string;
	readonly accountId: string;
	readonly takenAt: string;
	/** Ids of documents. */
	readonly papers: readonly string[];
}

export interface Opinion extends OpinionSummary {
	readonly body: string;
	readonly raisedBy: string;
	/** In order. */
	readonly steps: readonly OpinionStep[];
}

/** What stands out in a list: putting right, or looking again, is past its day. */
export function isLate(
	{ status, dueOn, recheckOn }: Pick<OpinionSummary, 'status' | 'dueOn' | 'recheckOn'>,
	today: string,
): boolean {
	const day = status === 'assigned' ? dueOn : status === 'rectified' ? recheckOn : null;
	return day !== null && day < today;
}

/** The last time somebody looked again; undefined before. */
function lastRecheck({ steps }: Pick<Opinion, 'steps'>): OpinionStep | undefined {
	const rechecks = steps.filter(({ act }) => act === 'recheck');
	return rechecks[rechecks.length - 1];
}

/** What this person may do with an opinion now. The database asks again. */
export function actsOn(opinion: Opinion, { seat, accountId }: Actor) {
	const { status, organization, addressee, owner, raisedBy, placeCode } = opinion;
	const own = seat.organizationId;
	const can = (act: ActOn<'opinion'>) => mayAct('opinion', status, act);
	const isOwn = organization.id === own;
	const found = lastRecheck(opinion);
	const mayEnd = isOwn && may(seat, 'opinion.verify') && found?.accountId !== accountId;
	return {
		verify: isOwn && may(seat, 'opinion.verify') && can('verify') && raisedBy !== accountId,
		drop: isOwn && may(seat, 'opinion.raise') && can('drop'),
		assign: addressee?.id === own && may(seat, 'opinion.assign') && can('assign'),
		rectify:
			[addressee?.id, owner?.id].includes(own) && may(seat, 'opinion.rectify') && can('rectify'),
		recheck:
			may(seat, 'opinion.raise') &&
			(isOwn || isWithinRegion(placeCode, seat.regionCode)) &&
			can('recheck'),
		close: mayEnd && can('close') && found?.conclusion === 'put_right',
		reopen: mayEnd && can('reopen'),
	};
}
