import { formatFilter } from '#domain/filter.ts';
import type { Agreement } from '#domain/pairings/agreement.ts';
import { isMoney, type Indicator } from '#domain/pairings/indicator.ts';
import {
	ratesOf,
	sheetKindOf,
	type Figure,
	type IndicatorLine,
	type RateLine,
} from '#domain/reports/assessment.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { formatCount, formatDate, formatMoney } from './format.ts';
import { nameSides } from './pairings.ts';
import { ratioCell, wordsCell } from './report-cells.ts';
import type { ReportCell, ReportRow, ReportTable, ReportText } from './report.ts';
import { term } from './terms.ts';

/** The name in the reader's language: the library is data and has both. */
export function nameIndicator({ name, englishName }: Pick<Indicator, 'name' | 'englishName'>) {
	return getLocale() === 'en' ? englishName : name;
}

export function nameUnit({ unit, englishUnit }: Pick<Indicator, 'unit' | 'englishUnit'>): string {
	return getLocale() === 'en' ? englishUnit : unit;
}

/** A figure with its unit: 5,187.00万元, 30 人. */
export function wordFigure(indicator: Indicator, value: number | null): string {
	if (isMoney(indicator)) return formatMoney(value, getLocale(), 'wan');
	const count = formatCount(value, getLocale());
	return value === null ? count : `${count} ${nameUnit(indicator)}`;
}

/** What a sheet is made of. */
export interface Sheet {
	readonly agreement: Agreement;
	/** 'YYYY-MM-DD' */
	readonly asOf: string;
	readonly lastDay: string;
	readonly lines: readonly IndicatorLine[];
	readonly figures: readonly Figure[];
	/** With which the agreement was closed; then the figures are those of that day. */
	readonly assessment: { readonly words: string; readonly organizationName: string } | null;
}

export function sheetTitle({ agreement, asOf, lastDay }: Sheet): string {
	const facts = { sides: nameSides(agreement.pairing), year: String(agreement.year) };
	const kind = sheetKindOf(asOf, lastDay);
	if (kind === 'year_end') return m.sheet_title_year(facts);
	return kind === 'half_year' ? m.sheet_title_half(facts) : m.sheet_title(facts);
}

/** The rows behind a figure, below the page of an agreement; without the language. */
export function sheetRowsPath(
	agreementId: string,
	rows: Readonly<Record<string, string | undefined>>,
): string {
	return `/desk/agreements/${agreementId}/rows${formatFilter(rows)}`;
}

/** A sheet in words: the page, its print, the PDF and the workbook are all made of this. */
export function tellSheet(sheet: Sheet): ReportText {
	const { agreement, asOf, lines, figures, assessment } = sheet;
	const locale = getLocale();
	const { number, signedOn } = agreement;
	return {
		title: sheetTitle(sheet),
		facts: [
			m.sheet_as_of_day({ date: formatDate(asOf, locale) }),
			...(number !== null && signedOn !== null
				? [m.sheet_paper({ number, date: formatDate(signedOn, locale) })]
				: [m.sheet_unsigned()]),
			...(assessment ? [m.sheet_assessed_by({ name: assessment.organizationName })] : []),
		],
		correction: null,
		foreword: [],
		findings: assessment ? assessment.words.split('\n') : [],
		tables: [targetTable(lines, asOf), rateTable(figures, asOf)],
		outlook: [],
		notes: [m.sheet_note_sums(), m.sheet_note_states(), m.sheet_note_unknown()],
	};
}

function targetTable(lines: readonly IndicatorLine[], asOf: string): ReportTable {
	return {
		title: m.sheet_targets(),
		head: [m.sheet_indicator(), m.sheet_field(), m.sheet_target(), m.sheet_actual()].concat(
			m.sheet_share(),
		),
		rows: lines.map((line) => ({
			label: nameIndicator(line.indicator),
			cells: [
				wordsCell(term('indicator_field', line.indicator.field)),
				targetCell(line),
				actualCell(line, asOf),
				line.target === null || line.actual === null
					? wordsCell('—')
					: ratioCell(line.actual, line.target),
			],
		})),
	};
}

function targetCell({ indicator, target }: IndicatorLine): ReportCell {
	return figureCell(indicator, target);
}

function figureCell(indicator: Indicator, value: number | null): ReportCell {
	const text = value === null ? '—' : wordFigure(indicator, value);
	if (isMoney(indicator)) return { kind: 'money', value, text };
	return { kind: 'count', value, text, unit: nameUnit(indicator) };
}

/** Nothing reported and nothing valued are said, and are not 0. */
function actualCell({ indicator, actual, rowCount }: IndicatorLine, asOf: string): ReportCell {
	const cell = figureCell(indicator, actual);
	if (rowCount === 0) return actual === null ? { ...cell, text: m.sheet_not_reported() } : cell;
	const rows = { figure: indicator.code, as_of: asOf };
	return { ...cell, rows, ...(actual === null && { text: m.sheet_not_valued() }) };
}

function rateTable(figures: readonly Figure[], asOf: string): ReportTable {
	return {
		title: m.sheet_rates(),
		head: [m.report_rate(), m.report_rate_part(), m.report_rate_whole(), m.report_rate_share()],
		rows: ratesOf(figures).map((rate) => rateRow(rate, asOf)),
	};
}

function rateRow({ name, nature, part, whole }: RateLine, asOf: string): ReportRow {
	const word = term('report_rate', name);
	return {
		label: nature ? `${term('nature', nature)} · ${word}` : word,
		cells: [
			sumCell(part, nature !== null, asOf),
			sumCell(whole, nature !== null, asOf),
			ratioCell(part.value ?? 0, whole.value ?? 0),
		],
	};
}

function sumCell(
	{ figure, value, rowCount }: Figure,
	isOfMoney: boolean,
	asOf: string,
): ReportCell {
	const locale = getLocale();
	return {
		kind: isOfMoney ? 'money' : 'count',
		value,
		text: isOfMoney ? formatMoney(value, locale, 'wan') : formatCount(value, locale),
		...(rowCount > 0 && { rows: { figure, as_of: asOf } }),
	};
}

/** What a figure is called above its rows. */
export function nameFigure(figure: string, indicator: Indicator | null): string {
	if (indicator) return nameIndicator(indicator);
	const [of = '', step = ''] = figure.split('.');
	if (of === 'projects') return m.sheet_projects({ step: term('report_reached', step) });
	return `${term('nature', of)} · ${term('bucket', step)}`;
}

/** The sum that its rows make, and how many they are. */
export function wordSum({ figure, value, rowCount }: Figure, indicator: Indicator | null): string {
	const locale = getLocale();
	const counted = figure.startsWith('projects.');
	const word = counted ? formatCount(value, locale) : formatMoney(value, locale, 'yuan');
	const amount = indicator && !isMoney(indicator) ? wordFigure(indicator, value) : word;
	const what = nameFigure(figure, indicator);
	return m.report_rows_sum({ what, amount, count: formatCount(rowCount, locale) });
}
