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

/** Of which kind the rows are that a figure sums. */
export function kindOf(indicator: Indicator): ExchangeKind {
	return kinds[indicator];
}
