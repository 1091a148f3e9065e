import type { Nature } from '#domain/offers/offer.ts';
import { IDLE_DAYS } from '#domain/funds/idle.ts';
import { sumFen } from '#domain/money.ts';
import { daysBetween } from '#domain/period.ts';
import type { Cause, Colour } from '#domain/projects/light.ts';
import type { Bucket } from '#domain/timeline/ledger.ts';
import type { PublicStatus } from '#domain/timeline/project.ts';
import { sinceOf, type Report, type Span } from './report.ts';

/** A sum of the public ledger with how many rows it is of. */
export interface MoneySum {
	readonly fen: number;
	readonly rowCount: number;
}

export interface MoneyFigure extends Readonly<Record<Span, MoneySum>> {
	readonly nature: Nature;
	readonly bucket: Bucket;
}

/** What was received of one pledge, unnamed, and not paid out. */
export interface IdleFigure {
	readonly nature: Nature;
	readonly fen: number;
	/** The day on which the oldest of it came. */
	readonly since: string;
}

export const goodsStages = ['pledged', 'received', 'handed_over'] as const;

export type GoodsStage = (typeof goodsStages)[number];

/** One movement; negative where it takes back. */
export interface GoodsFigure {
	readonly stage: GoodsStage;
	readonly item: string;
	readonly unit: string;
	/** Thousandths of the unit. */
	readonly milli: number;
	readonly occurredOn: string;
	/** Where they were, if the record says so. */
	readonly place: string | null;
}

export interface ProjectFigure {
	readonly id: string;
	readonly title: string;
	readonly villageCode: string;
	readonly place: string;
	readonly status: PublicStatus;
	readonly worksPercent: number;
	readonly lastEntryOn: string | null;
	/** null where it has none. */
	readonly light: Colour | null;
	/** Whether the county ruled it against the computed one. */
	readonly isRuled: boolean;
	readonly causes: readonly Pick<Cause, 'name' | 'days'>[];
}

export interface NeedFigure {
	readonly id: string;
	readonly title: string;
	readonly villageCode: string;
	readonly place: string;
	readonly category: string;
	readonly status: string;
	readonly openedOn: string;
	readonly metOn: string | null;
}

/** Frozen: what was counted, row by row but for money, whose rows stand in the ledger. */
export interface Figures {
	readonly money: readonly MoneyFigure[];
	readonly idle: readonly IdleFigure[];
	readonly goods: readonly GoodsFigure[];
	readonly projects: readonly ProjectFigure[];
	readonly needs: readonly NeedFigure[];
}

const nothing: MoneySum = { fen: 0, rowCount: 0 };

export function moneyIn(
	{ money }: Figures,
	{ nature, bucket, span }: { nature: Nature; bucket: Bucket; span: Span },
): MoneySum {
	const found = money.find((one) => one.nature === nature && one.bucket === bucket);
	return found?.[span] ?? nothing;
}

/** Whether a day counts in a span of the report. */
export function isIn(report: Pick<Report, 'month' | 'asOf'>, span: Span, day: string): boolean {
	return day >= (sinceOf(report.month, span) ?? '') && day <= report.asOf;
}

/** How far a project has come at least, for the rates. What was reopened had been handed over. */
const reached = {
	pooled: ['in_pool', 'contracted'],
	started: ['under_way', 'suspended'],
	completed: ['completed'],
	accepted: ['accepted'],
	handed_over: ['handed_over', 'closed', 'reopened'],
} as const satisfies Record<string, readonly PublicStatus[]>;

export type Reached = keyof typeof reached;

export const steps = Object.keys(reached) as Reached[];

export function hasReached({ status }: Pick<ProjectFigure, 'status'>, step: Reached): boolean {
	return steps
		.slice(steps.indexOf(step))
		.some((one) => (reached[one] as readonly PublicStatus[]).includes(status));
}

/** 开工率, 完工率: of those in the pool; 验收率: of the completed; 资产移交率: of the accepted. */
export const projectRates = [
	{ name: 'start', part: 'started', whole: 'pooled' },
	{ name: 'completion', part: 'completed', whole: 'pooled' },
	{ name: 'acceptance', part: 'accepted', whole: 'completed' },
	{ name: 'handover', part: 'handed_over', whole: 'accepted' },
] as const satisfies readonly { name: string; part: Reached; whole: Reached }[];

/**
 * 到位率: received of what was pledged; 支付率: disbursed of what was received. What a county's
 * villages are given together is received by none of them: there it is of what was allocated.
 */
export function moneyRates({ scope }: Pick<Report, 'scope'>) {
	const whole = scope === 'county' ? 'allocated' : 'received';
	return [
		{ name: 'receipt', part: 'received', whole: 'committed' },
		{ name: 'payment', part: 'disbursed', whole },
	] as const satisfies readonly { name: string; part: Bucket; whole: Bucket }[];
}

export function countReached({ projects }: Figures, step: Reached): number {
	return projects.filter((project) => hasReached(project, step)).length;
}

/** What stands idle of a nature, and what of it has done so for too long. */
export function idleOf(
	{ figures, asOf }: Pick<Report, 'figures' | 'asOf'>,
	{ nature, isLong }: { nature: Nature; isLong: boolean },
): IdleFigure[] {
	return figures.idle.filter(
		(one) => one.nature === nature && (!isLong || daysBetween(one.since, asOf) >= IDLE_DAYS),
	);
}

export function fenOf(rows: readonly { readonly fen: number }[]): number {
	return sumFen(rows.map(({ fen }) => fen));
}
