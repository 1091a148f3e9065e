import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Figures } from './figures.ts';
import type { Subject } from './subject.ts';

/** 'YYYY-MM' */
export const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;

/** A bulletin as lists show it. */
export interface ReportSummary extends Subject {
	readonly id: string;
	readonly scopeName: string;
	/** 'YYYY-MM' */
	readonly month: string;
	/** 1, then one more with each correction. */
	readonly edition: number;
	/** 截至: what happened later is not counted. 'YYYY-MM-DD' */
	readonly asOf: string;
	/** When its figures were frozen; states of projects and needs are those of then. */
	readonly drawnAt: string;
	readonly organizationName: string;
	readonly isDemo: boolean;
}

/** A bulletin with its frozen figures, as a draft or as the public reads it. */
export interface Report extends ReportSummary {
	/** The last row of the public ledger that is counted. */
	readonly upTo: number;
	readonly figures: Figures;
	/** SHA-256 of the figures. */
	readonly hash: string;
	readonly foreword: string;
	readonly outlook: string;
	/** 更正说明: why there is another edition; empty in the first. */
	readonly correction: string;
}

export type BulletinStatus = StatusOf<'bulletin'>;

/** The desk's side of it. */
export interface Bulletin extends Report {
	readonly status: BulletinStatus;
	/** Of the words. */
	readonly version: number;
	/** Account ids: whoever drew it up or wrote in it cannot publish it. */
	readonly writers: readonly string[];
}

/** What this person may do with it now; who reads a bulletin stands on its side. */
export function actsOn(
	{ status, writers }: Pick<Bulletin, 'status' | 'writers'>,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
) {
	const isDraft = status === 'draft';
	return {
		write: isDraft && may(seat, 'bulletin.draw_up'),
		publish: isDraft && may(seat, 'bulletin.publish') && !writers.includes(accountId),
	};
}

/** The months that can be reported on, the present one first. @param today 'YYYY-MM-DD' */
export function recentMonths(today: string, count: number): string[] {
	const [year = 0, month = 0] = today.split('-').map(Number);
	return Array.from({ length: count }, (_, ago) => {
		const at = year * 12 + month - 1 - ago;
		return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
	});
}

/** The first day that a span of a month's bulletin counts; null from the beginning. */
export function sinceOf(month: string, span: Span): string | null {
	if (span === 'total') return null;
	return span === 'month' ? `${month}-01` : `${month.slice(0, 4)}-01-01`;
}

/** 本月, 本年, 累计. */
export const spans = ['month', 'year', 'total'] as const;

export type Span = (typeof spans)[number];
