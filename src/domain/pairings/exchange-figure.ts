import type { ExchangeKind } from './exchange.ts';

/** What exchanges sum to, in the order of reports, each with the kind of its rows. */
const kinds = {
	posted_officials: 'posting',
	posted_specialists: 'posting',
	labour_people: 'labour',
	labour_monitored: 'labour',
	workshops: 'workshop',
	workshop_jobs: 'workshop',
	purchases_fen: 'purchase',
	trainings: 'training',
	trainees: 'training',
	enterprises: 'industry',
	industry_projects: 'industry',
	invested_fen: 'industry',
	industry_jobs: 'industry',
	parks: 'industry',
} as const satisfies Record<string, ExchangeKind>;

export type Indicator = keyof typeof kinds;

export const indicators = Object.keys(kinds) as Indicator[];

/** Of one pairing and year: people, jobs, records or fen; null where nothing is recorded. */
export interface ExchangeFigure {
	readonly indicator: Indicator;
	/** What either side says today. */
	readonly reported: number | null;
	/** The part of it that the other side confirmed. */
	readonly confirmed: number | null;
}

/** What the list of exchanges is asked for, to show the rows that a figure sums. */
export function rowsOf(indicator: Indicator): Readonly<Record<string, string>> {
	const kind = kinds[indicator];
	if (indicator === 'posted_officials') return { kind, role: 'official' };
	if (indicator === 'posted_specialists') return { kind, role: 'specialist' };
	return indicator === 'parks' ? { kind, park: 'yes' } : { kind };
}
