import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import { daysBetween } from '#domain/period.ts';

export type NoticeLevel = 'village' | 'township' | 'county';

/** Whole days that a notice hangs where its county has set no other term. */
export const usualDays = 10;

/** A notice on a wall. It may have been recorded when its days were long past. */
export interface WallNotice {
	readonly id: string;
	readonly submission: number;
	/** 'YYYY-MM-DD'; it hangs on both of them. */
	readonly startsOn: string;
	readonly endsOn: string;
	/** What its county's term is founded on, where the county has set one. */
	readonly basis: string | null;
	readonly place: string;
}

/** The notice of a project, to which anybody may object. */
export interface Notice extends WallNotice {
	readonly level: NoticeLevel;
	/** Why it was stopped and counts for nothing any more; null: it was not. */
	readonly stopReason: string | null;
	/** What was said against it, the oldest first; empty for who may not read that. */
	readonly objections: readonly Pick<Objection, 'id' | 'status'>[];
}

/** What somebody said against a notice while it hung. */
export interface Objection {
	readonly id: string;
	readonly body: string;
	readonly status: StatusOf<'objection'>;
	/** For whoever objected; null until there is one. */
	readonly answer: string | null;
	readonly raisedAt: string;
	readonly answeredAt: string | null;
	/** How to reach them, if they said so and the reader may know. */
	readonly contact: string | null;
}

export interface NoticeState {
	readonly state: 'ahead' | 'running' | 'ended';
	/** Until it begins or ends; 0 on that very day and after it. */
	readonly days: number;
}

const levels: Partial<Record<StatusOf<'project'>, NoticeLevel>> = {
	village_notice: 'village',
	township_notice: 'township',
	county_notice: 'county',
};

/** The level whose notice a project stands in. */
export function noticeLevelIn(status: StatusOf<'project'>): NoticeLevel | null {
	return levels[status] ?? null;
}

export function noticeOn(
	today: string,
	{ startsOn, endsOn }: Pick<Notice, 'startsOn' | 'endsOn'>,
): NoticeState {
	if (today < startsOn) return { state: 'ahead', days: daysBetween(today, startsOn) };
	if (today <= endsOn) return { state: 'running', days: daysBetween(today, endsOn) };
	return { state: 'ended', days: 0 };
}

/** Notices count for one submission: those of a project that came back must be given anew. */
export function isVoid(
	notice: Pick<Notice, 'submission'>,
	project: { readonly status: StatusOf<'project'>; readonly submission: number },
): boolean {
	return notice.submission < project.submission || project.status === 'returned';
}

interface Noticed {
	readonly notices: readonly Notice[];
	readonly submission: number;
}

function given({ notices, submission }: Noticed, level: NoticeLevel): Notice[] {
	return notices.filter((notice) => notice.level === level && notice.submission === submission);
}

/**
 * The last day on which a notice of the level hangs in this submission; null: none does. One that
 * was stopped hangs no more.
 */
export function lastNoticeDay(project: Noticed, level: NoticeLevel): string | null {
	const days = given(project, level)
		.filter(({ stopReason }) => stopReason === null)
		.map(({ endsOn }) => endsOn)
		.sort();
	return days[days.length - 1] ?? null;
}

/** Whether something said against the level's notices of this submission waits for its answer. */
export function isContested(project: Noticed, level: NoticeLevel): boolean {
	return given(project, level).some(({ objections }) =>
		objections.some(({ status }) => status === 'raised'),
	);
}

/** Who deals with the notices of a level: the level itself and the one above it. */
export const noticeKinds: Readonly<Record<NoticeLevel, readonly OrganizationKind[]>> = {
	village: ['village', 'township'],
	township: ['township', 'county'],
	county: ['county'],
};
