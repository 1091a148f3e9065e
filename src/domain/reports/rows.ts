import { natures, type Nature } from '#domain/offers/offer.ts';
import { oneOf, type Filter } from '#domain/filter.ts';
import { colours } from '#domain/projects/light.ts';
import { buckets, type Bucket } from '#domain/timeline/ledger.ts';
import { publicStatuses } from '#domain/timeline/project.ts';
import {
	goodsStages,
	hasReached,
	idleOf,
	isIn,
	steps,
	type GoodsFigure,
	type IdleFigure,
	type NeedFigure,
	type ProjectFigure,
	type Reached,
} from './figures.ts';
import { spans, type Report, type Span } from './report.ts';

/** What a figure can be of; each kind has rows of its own shape. */
const kinds = ['money', 'idle', 'goods', 'projects', 'needs'] as const;

const causes = ['suspended', 'rectify', 'late', 'due', 'contested', 'silent'] as const;

/** Needs by what happened: opened or met within a span, or open when the figures were frozen. */
const needStates = ['opened', 'met', 'open'] as const;

/** The address of the rows behind a figure. */
export const figureForms = {
	of: oneOf(kinds),
	nature: oneOf(natures),
	bucket: oneOf(buckets),
	span: oneOf(spans),
	long: oneOf(['yes']),
	stage: oneOf(goodsStages),
	item: /^.{1,60}$/u,
	unit: /^.{1,10}$/u,
	status: oneOf(publicStatuses),
	light: oneOf(colours),
	cause: oneOf(causes),
	reached: oneOf(steps),
	state: oneOf(needStates),
} as const;

export type FigureFilter = Filter<typeof figureForms>;

/** A figure of money, whose rows stand in the ledger; null where the filter means none. */
export function moneyOf(
	filter: FigureFilter,
): { nature: Nature; bucket: Bucket; span: Span } | null {
	const { of, nature, bucket, span } = filter;
	if (of !== 'money' || !nature || !bucket || !span) return null;
	return { nature: nature as Nature, bucket: bucket as Bucket, span: span as Span };
}

export function goodsOf(report: Report, filter: FigureFilter): GoodsFigure[] {
	const span = (filter.span ?? 'total') as Span;
	return report.figures.goods.filter(
		(row) =>
			(!filter.stage || row.stage === filter.stage) &&
			(!filter.item || row.item === filter.item) &&
			(!filter.unit || row.unit === filter.unit) &&
			isIn(report, span, row.occurredOn),
	);
}

export function projectsOf(report: Report, filter: FigureFilter): ProjectFigure[] {
	const { status, light, cause, reached } = filter;
	return report.figures.projects.filter(
		(project) =>
			(!status || project.status === status) &&
			(!light || project.light === light) &&
			(!cause || project.causes.some(({ name }) => name === cause)) &&
			(!reached || hasReached(project, reached as Reached)),
	);
}

export function needsOf(report: Report, filter: FigureFilter): NeedFigure[] {
	const span = (filter.span ?? 'total') as Span;
	return report.figures.needs.filter((need) => {
		if (filter.state === 'open') return need.status === 'open';
		if (filter.state === 'met') return need.metOn !== null && isIn(report, span, need.metOn);
		return filter.state !== 'opened' || isIn(report, span, need.openedOn);
	});
}

export function idleRowsOf(report: Report, filter: FigureFilter): IdleFigure[] {
	const isLong = filter.long === 'yes';
	const asked = filter.nature ? [filter.nature as Nature] : natures;
	return asked.flatMap((nature) => idleOf(report, { nature, isLong }));
}
