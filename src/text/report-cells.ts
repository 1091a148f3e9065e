import type { FigureFilter } from '#domain/reports/rows.ts';
import { getLocale } from './compiled/runtime.js';
import { formatAmount, formatCount, formatPercent, formatQuantity } from './format.ts';
import type { ReportCell } from './report.ts';

/** A figure leads to its rows where it has any. */
const leading = (rows: FigureFilter, rowCount: number) => (rowCount > 0 ? { rows } : {});

export function moneyCell(fen: number, rows: FigureFilter, rowCount: number): ReportCell {
	const text = formatAmount(fen, getLocale());
	return { kind: 'money', value: fen, text, ...leading(rows, rowCount) };
}

export function countCell(count: number, rows: FigureFilter): ReportCell {
	const text = formatCount(count, getLocale());
	return { kind: 'count', value: count, text, ...leading(rows, count) };
}

export function quantityCell(
	milli: number,
	unit: string,
	{ rows, rowCount }: { rows: FigureFilter; rowCount: number },
): ReportCell {
	const text = formatQuantity(milli);
	return { kind: 'quantity', value: milli, unit, text, ...leading(rows, rowCount) };
}

/** Of nothing there is no share. */
export function ratioCell(part: number, whole: number): ReportCell {
	const value = whole > 0 ? Math.round((part * 1000) / whole) : null;
	return { kind: 'ratio', value, text: formatPercent(part, whole) };
}

export function wordsCell(text: string): ReportCell {
	return { kind: 'words', value: null, text };
}
