import { fenOf, idleOf } from '#domain/reports/figures.ts';
import { formatFilter } from '#domain/filter.ts';
import type { FigureFilter } from '#domain/reports/rows.ts';
import type { Report, ReportSummary } from '#domain/reports/report.ts';
import { formatSubject } from '#domain/reports/subject.ts';
import { natures } from '#domain/offers/offer.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { formatCount, formatDate, formatDateTime, formatMoney, formatMonth } from './format.ts';
import { goodsTables } from './report-goods.ts';
import { moneyTables } from './report-money.ts';
import { needTables, projectTables } from './report-projects.ts';
import { term } from './terms.ts';

/**
 * A bulletin in words: the page, the PDF and the workbook are all made of this, so that none of
 * them can say another number.
 */
export interface ReportText {
	readonly title: string;
	/** Who, as of when, which edition. */
	readonly facts: readonly string[];
	/** 更正说明. */
	readonly correction: string | null;
	readonly foreword: readonly string[];
	/** What the figures say, in sentences. */
	readonly findings: readonly string[];
	readonly tables: readonly ReportTable[];
	readonly outlook: readonly string[];
	readonly notes: readonly string[];
}

export interface ReportTable {
	readonly title: string;
	/** Of the row's name, then one for each cell. */
	readonly head: readonly string[];
	readonly rows: readonly ReportRow[];
}

export interface ReportRow {
	readonly label: string;
	/** Where the name leads, if it names a record. */
	readonly href?: string;
	readonly cells: readonly ReportCell[];
}

export interface ReportCell {
	readonly text: string;
	/** Fen, thousandths of a unit, things, thousandths of the whole; words have no value. */
	readonly kind: 'money' | 'quantity' | 'count' | 'ratio' | 'words';
	readonly value: number | null;
	/** 元 is understood of money. */
	readonly unit?: string;
	/** The rows that it is the sum of, as an address names them. */
	readonly rows?: Readonly<Record<string, string | undefined>>;
}

export function reportTitle({ scopeName, month }: ReportSummary): string {
	return m.report_name({ name: scopeName, month: formatMonth(month, getLocale()) });
}

/** The public page; without the language. */
export function reportPath(report: ReportSummary): string {
	return `/reports/${report.month}/${formatSubject(report)}`;
}

/** The rows behind a figure, below the page of a bulletin. */
export function rowsPath(page: string, rows: FigureFilter, edition?: number): string {
	return `${page}/rows${formatFilter({ ...rows, edition: edition ? String(edition) : undefined })}`;
}

export function tellReport(report: Report): ReportText {
	const { foreword, outlook, correction } = report;
	return {
		title: reportTitle(report),
		facts: factsOf(report),
		correction: correction || null,
		foreword: paragraphs(foreword),
		findings: findingsOf(report),
		tables: [
			...moneyTables(report),
			...goodsTables(report),
			...projectTables(report),
			...needTables(report),
		],
		outlook: paragraphs(outlook),
		notes: [m.report_note_added(), m.report_note_states(), m.report_note_rates()],
	};
}

function factsOf(report: Report): string[] {
	const locale = getLocale();
	const { organizationName, asOf, drawnAt, edition, upTo } = report;
	return [
		m.report_by({ name: organizationName }),
		m.report_as_of({ date: formatDate(asOf, locale) }),
		m.report_drawn_at({ time: formatDateTime(drawnAt, locale) }),
		m.report_up_to({ seq: String(upTo) }),
		...(edition > 1 ? [m.report_edition({ number: String(edition) })] : []),
	];
}

function paragraphs(text: string): string[] {
	return text.split('\n').filter((line) => line.trim() !== '');
}

/** One sentence a nature of money, and one of what stands still. */
function findingsOf(report: Report): string[] {
	const locale = getLocale();
	const { money, projects } = report.figures;
	const came = natures.flatMap((nature) => {
		const received = money.find((one) => one.nature === nature && one.bucket === 'received');
		if (!received || received.year.rowCount === 0) return [];
		const month = formatMoney(received.month.fen, locale);
		const year = formatMoney(received.year.fen, locale);
		return [m.report_found_received({ nature: term('nature', nature), month, year })];
	});
	const idle = natures.flatMap((nature) => {
		const rows = idleOf(report, { nature, isLong: true });
		if (rows.length === 0) return [];
		const amount = formatMoney(fenOf(rows), locale);
		return [m.report_found_idle({ nature: term('nature', nature), amount })];
	});
	const counted = (light: string) =>
		formatCount(projects.filter((one) => one.light === light).length, locale);
	const lights = { red: counted('red'), yellow: counted('yellow'), green: counted('green') };
	return [...came, ...idle, ...(projects.length > 0 ? [m.report_found_lights(lights)] : [])];
}
