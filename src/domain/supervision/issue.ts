import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { mayAct, type ActOn, type StatusOf } from '#domain/identity/transitions.ts';
import { addDays, daysBetween, shanghaiDate } from '#domain/period.ts';
import { isWithinRegion } from '#domain/regions/code.ts';

/** Days of the calendar that one body may hold an issue: private.issue_days. */
export const ISSUE_DAYS = 15;

/** Days that whoever asked has to judge the answer: private.rating_days. */
export const RATING_DAYS = 15;

export const issueCategories = [
	'progress',
	'quality',
	'money',
	'goods',
	'fairness',
	'conduct',
	'other',
] as const;

export type IssueCategory = (typeof issueCategories)[number];

export type IssueStatus = StatusOf<'issue'>;

/** In the order in which lists offer them. */
export const issueStatuses = [
	'raised',
	'transferred',
	'reopened',
	'accepted',
	'answered',
	'rated',
	'closed',
] as const satisfies readonly IssueStatus[];

/** As what a body stands to the place: the chain above it, or whoever supports it. */
export type Side = 'village' | 'township' | 'county' | 'city' | 'supporting';

/** An organization that may hold an issue of a place, today. */
export interface Body {
	readonly id: string;
	readonly name: string;
	readonly side: Side;
}

export interface Named {
	readonly id: string;
	readonly name: string;
}

export interface IssueSummary {
	readonly id: string;
	readonly category: IssueCategory;
	readonly body: string;
	readonly status: IssueStatus;
	readonly placeCode: string;
	/** From the county down. */
	readonly place: string;
	readonly project: { readonly id: string; readonly title: string } | null;
	/** null: somebody with a code. */
	readonly raiser: Named | null;
	readonly raisedAt: string;
	readonly holder: Named & { readonly kind: string; readonly regionCode: string };
	/** An instant: since when it lies there. */
	readonly heldSince: string;
	readonly isDemo: boolean;
}

export interface IssueStep {
	readonly id: string;
	readonly act: ActOn<'issue'>;
	readonly note: string | null;
	/** Whom it went to; null where it stayed. */
	readonly to: Named | null;
	/** For whom the act was done; null: by the code. */
	readonly by: string | null;
	readonly accountId: string | null;
	readonly takenAt: string;
}

export interface Issue extends IssueSummary {
	/** How to reach whoever asked, if they said so and the reader may know. */
	readonly contact: string | null;
	/** In order. */
	readonly steps: readonly IssueStep[];
}

/** Where its holder owes the next step; else whoever asked does, or nobody. */
export const heldStatuses: readonly IssueStatus[] = [
	'raised',
	'accepted',
	'transferred',
	'reopened',
];

function isHeld({ status }: { readonly status: IssueStatus }): boolean {
	return heldStatuses.includes(status);
}

export interface Held {
	readonly status: IssueStatus;
	/** An instant. */
	readonly heldSince: string;
}

/** For how many days it lies with its holder; null where it does not wait for them. */
export function daysHeld(issue: Held, today: string): number | null {
	return isHeld(issue) ? daysBetween(dayOf(issue.heldSince), today) : null;
}

/** The last day on which it is answered in time; null where nobody owes an answer. */
export function answerDue(issue: Held): string | null {
	return isHeld(issue) ? addDays(dayOf(issue.heldSince), ISSUE_DAYS) : null;
}

export function isOverdue(issue: Held, today: string): boolean {
	const due = answerDue(issue);
	return due !== null && due < today;
}

/** The days on which issues that are overdue today began to lie there: before this one. */
export function overdueBefore(today: string): string {
	return addDays(today, -ISSUE_DAYS);
}

/** The day of an instant, in China. */
export function dayOf(instant: string): string {
	return shanghaiDate(new Date(instant));
}

/** Whether a seat stands above whoever holds it, so that nobody can bury an issue. */
function isAbove(
	{ kind, regionCode }: Actor['seat'],
	{ holder, placeCode }: IssueSummary,
): boolean {
	if (!isWithinRegion(placeCode, regionCode)) return false;
	const isWithCity = holder.kind === 'city' && isWithinRegion(placeCode, holder.regionCode);
	return kind === 'city' || (kind === 'county' && !isWithCity);
}

/** What this person may do with an issue now. The database asks again. */
export function actsOn(issue: Issue, { seat, accountId }: Actor, today: string) {
	const { status, holder, raiser, steps } = issue;
	const holds = holder.id === seat.organizationId;
	const handles = may(seat, 'issue.handle');
	const taken = steps.filter(({ act }) => act === 'accept');
	const answered = steps.filter(({ act }) => act === 'answer');
	const answeredOn = answered[answered.length - 1]?.takenAt;
	const isWaited =
		status !== 'answered' ||
		(answeredOn !== undefined && addDays(dayOf(answeredOn), RATING_DAYS) <= today);
	return {
		accept: holds && handles && mayAct('issue', status, 'accept'),
		transfer: (holds || isAbove(seat, issue)) && handles && mayAct('issue', status, 'transfer'),
		/** It would be called back, or given to somebody else, from above. */
		isFromAbove: !holds,
		answer:
			holds &&
			may(seat, 'issue.answer') &&
			mayAct('issue', status, 'answer') &&
			taken[taken.length - 1]?.accountId !== accountId,
		close: holds && handles && mayAct('issue', status, 'close') && isWaited,
		rate:
			raiser?.id === seat.organizationId &&
			may(seat, 'issue.raise') &&
			mayAct('issue', status, 'approve'),
	};
}
