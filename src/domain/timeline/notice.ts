import type { NoticeLevel } from '#domain/projects/notice.ts';
import type { BudgetLine } from '#domain/projects/project.ts';
import { COUNTY, oneOf, type Filter } from '#domain/filter.ts';
import type { PublishedProject } from './project.ts';

export const noticeStates = ['running', 'ended', 'stopped'] as const;

export const noticeForms = {
	county: COUNTY,
	level: oneOf(['village', 'township', 'county']),
	state: oneOf(noticeStates),
} as const;

export type NoticeFilter = Filter<typeof noticeForms>;

/** A notice as the public reads it. */
export interface PublishedNotice {
	readonly id: string;
	readonly level: NoticeLevel;
	/** 'YYYY-MM-DD'; it hangs on both of them. */
	readonly startsOn: string;
	readonly endsOn: string;
	readonly place: string;
	/** The local rule, where it asks for fewer days than usual. */
	readonly basis: string | null;
	/** As it was announced. */
	readonly budget: readonly BudgetLine[];
	/** `void`: its project came back since and will be announced anew. */
	readonly standing: 'given' | 'stopped' | 'void';
	readonly stopReason: string | null;
	readonly objectionCount: number;
	readonly answeredCount: number;
	readonly project: PublishedProject;
	readonly isDemo: boolean;
}

/** Whether one may object to it. @param today 'YYYY-MM-DD' in Shanghai */
export function isOpenToObjections(
	{ standing, startsOn, endsOn }: PublishedNotice,
	today: string,
): boolean {
	return standing === 'given' && startsOn <= today && today <= endsOn;
}
