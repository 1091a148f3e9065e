import { shanghaiDate } from '#domain/period.ts';
import { colours } from '#domain/projects/light.ts';
import { countReached, projectRates, type ProjectFigure } from '#domain/reports/figures.ts';
import { needsOf, projectsOf } from '#domain/reports/rows.ts';
import { spans, type Report } from '#domain/reports/report.ts';
import { publicStatuses } from '#domain/timeline/project.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { formatDate } from './format.ts';
import { wordCause } from './projects.ts';
import { countCell, ratioCell, wordsCell } from './report-cells.ts';
import { spanHeads } from './report-money.ts';
import type { ReportRow, ReportTable } from './report.ts';
import { term } from './terms.ts';

export function projectTables(report: Report): ReportTable[] {
	if (report.figures.projects.length === 0) return [];
	return [
		{
			title: m.report_projects(),
			head: [m.part_status(), m.report_project_count()],
			rows: counted(report, {
				name: 'status',
				word: (status) => term('status_project', status),
				values: publicStatuses,
			}),
		},
		{
			title: m.report_project_rates(),
			head: [m.report_rate(), m.report_rate_part(), m.report_rate_whole(), m.report_rate_share()],
			rows: projectRates.map((rate) => rateRow(report, rate)),
		},
		{
			title: m.report_lights(),
			head: [m.light_title(), m.report_project_count()],
			rows: counted(report, {
				name: 'light',
				word: (light) => term('wall_light', light),
				values: colours,
			}),
		},
		...watched(report),
	];
}

function counted(
	report: Report,
	by: {
		name: 'status' | 'light';
		word: (value: string) => string;
		values: readonly string[];
	},
): ReportRow[] {
	return by.values.flatMap((value) => {
		const rows = { of: 'projects', [by.name]: value };
		const count = projectsOf(report, rows).length;
		if (count === 0) return [];
		return [{ label: by.word(value), cells: [countCell(count, rows)] }];
	});
}

function rateRow(report: Report, { name, part, whole }: (typeof projectRates)[number]): ReportRow {
	const [some, all] = [part, whole].map((step) => countReached(report.figures, step)) as [
		number,
		number,
	];
	return {
		label: term('report_rate', name),
		cells: [
			countCell(some, { of: 'projects', reached: part }),
			countCell(all, { of: 'projects', reached: whole }),
			ratioCell(some, all),
		],
	};
}

/** Where somebody should look, in the order of places: nobody is ranked. */
function watched(report: Report): ReportTable[] {
	const tables = [
		{ title: m.report_mend(), rows: [...named(report, 'rectify'), ...named(report, 'contested')] },
		{ title: m.report_silent(), rows: named(report, 'silent') },
		{ title: m.report_red_yellow(), rows: lit(report) },
	];
	return tables
		.filter(({ rows }) => rows.length > 0)
		.map(({ title, rows }) => ({
			title,
			head: [m.ledger_project(), m.report_place(), m.part_status(), m.report_why()],
			rows: rows.map(projectRow),
		}));
}

function named(report: Report, cause: string): ProjectFigure[] {
	return projectsOf(report, { of: 'projects', cause });
}

function lit(report: Report): ProjectFigure[] {
	return ['red', 'yellow'].flatMap((light) => projectsOf(report, { of: 'projects', light }));
}

function projectRow(project: ProjectFigure): ReportRow {
	return {
		label: project.title,
		href: `/projects/${project.id}`,
		cells: [
			wordsCell(project.place),
			wordsCell(term('status_project', project.status)),
			wordsCell(wordLight(project)),
		],
	};
}

/** 红：节点逾期 40 天；停工 */
export function wordLight({ light, isRuled, causes }: ProjectFigure): string {
	if (light === null) return '—';
	const colour = term('wall_light', light);
	const said = isRuled ? m.wall_light_ruled({ colour }) : colour;
	const why = causes.map((cause) => wordCause(cause)).join(m.report_and());
	return why === '' ? said : m.light_because({ colour: said, why });
}

export function needTables(report: Report): ReportTable[] {
	if (report.figures.needs.length === 0) return [];
	const open = { of: 'needs', state: 'open' };
	const drawnOn = shanghaiDate(new Date(report.drawnAt));
	return [
		{
			title: m.report_needs(),
			head: [m.report_needs_what(), ...spanHeads(report).slice(0, 2)],
			rows: (['opened', 'met'] as const).map((state) => ({
				label: term('report_needs', state),
				cells: spans.slice(0, 2).map((span) => {
					const rows = { of: 'needs', state, span };
					return countCell(needsOf(report, rows).length, rows);
				}),
			})),
		},
		{
			title: m.report_needs_now({ date: formatDate(drawnOn, getLocale()) }),
			head: [m.report_needs_what(), m.report_needs_count()],
			rows: [
				{
					label: m.report_needs_open(),
					cells: [countCell(needsOf(report, open).length, open)],
				},
			],
		},
	];
}
