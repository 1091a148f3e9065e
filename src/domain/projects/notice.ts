import type { StatusOf } from '#domain/identity/transitions.ts';
import { daysBetween } from '#domain/period.ts';

export type NoticeLevel = 'village' | 'township' | 'county';

/** Whole days that a notice hangs, unless a local rule says fewer (then at least five). */
export const usualDays = 10;
export const leastDays = 5;

/** A notice on a wall. It may have been recorded when its days were long past. */
export interface Notice {
	readonly id: string;
	readonly submission: number;
	readonly level: NoticeLevel;
	/** 'YYYY-MM-DD'; it hangs on both of them. */
	readonly startsOn: string;
	readonly endsOn: string;
	/** The local rule, where it asks for fewer days than usual. */
	readonly basis: string | null;
	readonly place: string;
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

/** The last day on which a notice of the level hangs in this submission; null: none does. */
export function lastNoticeDay(
	{ notices, submission }: { readonly notices: readonly Notice[]; readonly submission: number },
	level: NoticeLevel,
): string | null {
	const days = notices
		.filter((notice) => notice.level === level && notice.submission === submission)
		.map(({ endsOn }) => endsOn)
		.sort();
	return days[days.length - 1] ?? null;
}
