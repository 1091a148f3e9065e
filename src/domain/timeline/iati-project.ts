import type { Category } from '#domain/needs/need.ts';
import type { Milestone } from '#domain/projects/milestone.ts';
import type { Element } from './element.ts';
import {
	activityDates,
	activityOf,
	coded,
	fundIdentifier,
	participatingOrg,
	projectIdentifier,
	reportingOrg,
	textOf,
	transactionOf,
	valueOf,
	type IatiFrame,
	type MoneyRow,
} from './iati.ts';
import { categorySectors, kindSectors, projectStatusCodes } from './iati-codes.ts';
import type { PublishedProject } from './project.ts';

/** What of a project stands in other tables. */
export interface ProjectFacts {
	readonly category: Category | null;
	readonly milestones: readonly Pick<Milestone, 'slot' | 'dueOn' | 'status' | 'metOn'>[];
	/** The first day of its first notice: before that it was not public. */
	readonly noticedOn: string | null;
	readonly rows: readonly MoneyRow[];
}

/** A project as an activity; null until it is known when it begins: the standard wants a day. */
export function projectActivity(
	project: PublishedProject,
	facts: ProjectFacts,
	frame: IatiFrame,
): Element | null {
	const dates = activityDates(daysOf(project, facts), frame.today);
	if (!dates.some(([, { type }]) => type === '1' || type === '2')) return null;
	const place = project.place.county + project.place.township + project.place.village;
	const children = [
		['iati-identifier', {}, projectIdentifier(frame, project.id)] satisfies Element,
		reportingOrg(frame.publisher),
		textOf('title', { zh: project.title }),
		textOf('description', { zh: `${place}：${project.title}` }, { type: '1' }),
		...said('2', project.performanceTarget),
		...said('4', project.farmerLinkage),
		...partners(project, facts, frame),
		coded('activity-status', projectStatusCodes[project.status]),
		...dates,
		coded('activity-scope', '8'),
		coded('recipient-country', 'CN'),
		location(project, place),
		...sectors(project, facts, frame),
		coded('default-aid-type', 'C01', { vocabulary: '1' }),
		...budget(project, facts),
		...facts.rows.flatMap((row) => projectTransaction(row, frame)),
		pageLink(project, frame),
		...[...new Set(facts.rows.map((row) => fundIdentifier(frame, row)))].map((ref): Element => [
			'related-activity',
			{ ref, type: '1' },
		]),
		...results(project, facts, frame),
	];
	return activityOf(children, frame, 2);
}

/** DescriptionType: 2 objectives, 4 other. */
function said(type: string, text: string | null): Element[] {
	return text?.trim() ? [textOf('description', { zh: text }, { type })] : [];
}

/** Funded by whose money it has, answered for by its county, carried out by its unit. */
function partners(
	{ place, implementingUnit }: PublishedProject,
	{ rows }: ProjectFacts,
	{ words }: IatiFrame,
): Element[] {
	const named = new Map(rows.flatMap(({ donor }) => (donor ? [[donor.name, donor]] : [])));
	const isAnyAnonymous = rows.some(({ donor }) => donor === null);
	return [
		...[...named.values()].map((donor) => participatingOrg('1', donor)),
		...(isAnyAnonymous ? [participatingOrg('1', words.anonymous)] : []),
		participatingOrg('2', { name: place.county, kind: 'county', uscc: null }),
		...(implementingUnit?.trim() ? [participatingOrg('4', { zh: implementingUnit })] : []),
	];
}

/** Planned from the first notice, or the first milestone if that is due before it. */
function daysOf({ poolYear }: PublishedProject, { milestones, noticedOn }: ProjectFacts) {
	const of = (slot: Milestone['slot']) => milestones.find((one) => one.slot === slot);
	const planned = [noticedOn, of('start')?.dueOn].filter((on) => on != null).sort()[0];
	return {
		plannedStart: planned ?? (poolYear === null ? null : `${poolYear}-01-01`),
		actualStart: of('start')?.metOn ?? null,
		plannedEnd: of('done')?.dueOn ?? null,
		actualEnd: of('done')?.status === 'met' ? (of('done')?.metOn ?? null) : null,
	};
}

function location({ place }: PublishedProject, name: string): Element {
	return ['location', { ref: place.code }, textOf('name', { zh: name })];
}

/** In two vocabularies, each for the whole of it: that of the OECD, and our own types (99). */
function sectors(
	{ kind }: PublishedProject,
	{ category }: ProjectFacts,
	{ origin }: IatiFrame,
): Element[] {
	const dac = category ? categorySectors[category] : kindSectors[kind];
	return [
		coded('sector', dac, { vocabulary: '1', percentage: '100' }),
		coded('sector', kind, {
			vocabulary: '99',
			'vocabulary-uri': `${origin}/open-data/dictionary#projects`,
			percentage: '100',
		}),
	];
}

/** Projects are budgeted for the year of their pool; what is not in a pool yet has no budget. */
function budget({ budgetFen, poolYear, status }: PublishedProject, facts: ProjectFacts): Element[] {
	if (poolYear === null || budgetFen === 0) return [];
	const isCommitted = !['1', '5'].includes(projectStatusCodes[status]) || facts.rows.length > 0;
	const [from, to] = [`${poolYear}-01-01`, `${poolYear}-12-31`];
	return [
		[
			'budget',
			{ type: '1', status: isCommitted ? '2' : '1' },
			['period-start', { 'iso-date': from }],
			['period-end', { 'iso-date': to }],
			valueOf(budgetFen, from),
		],
	];
}

/** None where the row belongs to its fund alone. */
function projectTransaction(row: MoneyRow, frame: IatiFrame): Element[] {
	const types: Partial<Record<MoneyRow['bucket'], string>> = {
		allocated: '11',
		disbursed: '1',
		spent: '4',
	};
	const type = types[row.bucket];
	if (!type) return [];
	const from: Element = ['provider-org', { 'provider-activity-id': fundIdentifier(frame, row) }];
	return [transactionOf(row, { type, sign: 1, ...(type !== '4' && { from }) })];
}

function pageLink({ id }: PublishedProject, { origin, words }: IatiFrame): Element {
	return [
		'document-link',
		{ url: `${origin}/projects/${id}`, format: 'text/html' },
		textOf('title', words.page),
		coded('category', 'A12'),
		coded('language', 'zh'),
	];
}

/** Of dated milestones: how many are met, and how far the works are, until the last is due. */
function results(
	{ worksPercent }: PublishedProject,
	{ milestones }: ProjectFacts,
	{ words }: IatiFrame,
): Element[] {
	const days = milestones.map(({ dueOn }) => dueOn).sort();
	const [from, to] = [days[0], days[days.length - 1]];
	if (!from || !to) return [];
	const met = milestones.filter(({ status }) => status === 'met').length;
	const period = (target: number, actual: number): Element => [
		'period',
		{},
		['period-start', { 'iso-date': from }],
		['period-end', { 'iso-date': to }],
		['target', { value: String(target) }],
		['actual', { value: String(actual) }],
	];
	// IndicatorMeasure: 1 unit, 2 percentage. ResultType: 1 output.
	const indicator = (measure: string, title: IatiFrame['words']['works'], of: Element): Element => [
		'indicator',
		{ measure, ascending: '1', 'aggregation-status': '0' },
		textOf('title', title),
		of,
	];
	return [
		[
			'result',
			{ type: '1', 'aggregation-status': '0' },
			textOf('title', words.works),
			indicator('2', words.works, period(100, worksPercent)),
			indicator('1', words.milestones, period(milestones.length, met)),
		],
	];
}
