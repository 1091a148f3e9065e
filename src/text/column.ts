import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import {
	formatAmount,
	formatCount,
	formatDate,
	formatDateTime,
	formatPercent,
	formatQuantity,
	moneyUnit,
} from './format.ts';

interface Kinds {
	text: string;
	/** One of a few, and too short to be broken. */
	word: string;
	/** Whole fen. */
	money: number;
	/** How many there are. */
	count: number;
	/** A number that names something or stands in for no quantity: a year, a place in a ledger. */
	serial: number;
	/** Hundredths of the whole. */
	percent: number;
	/** Thousandths of the whole. */
	ratio: number;
	/** Thousandths of a unit. */
	quantity: number;
	/** 'YYYY-MM-DD' */
	day: string;
	/** ISO 8601 */
	instant: string;
}

/**
 * A column of a list, once for the page and for its files: a page words the value, a spreadsheet
 * keeps it a number or a date.
 */
export type ListColumn<Row, Key extends string = string> = {
	readonly [Kind in keyof Kinds]: {
		readonly key: Key;
		readonly label: string;
		readonly kind: Kind;
		/** null is unknown or none, never 0. */
		readonly value: (row: Row) => Kinds[Kind] | null;
		/** How money is shown; files have it exactly. */
		readonly unit?: 'yuan' | 'wan';
	};
}[keyof Kinds];

type Maker<Row, Key extends string, Kind extends keyof Kinds> = (
	key: Key,
	label: string,
	value: (row: Row) => Kinds[Kind] | null,
	unit?: 'yuan' | 'wan',
) => ListColumn<Row, Key>;

/** Makers of the columns of one list, one for each kind. */
export function columnsOf<Row, Key extends string>() {
	const maker =
		<Kind extends keyof Kinds>(kind: Kind): Maker<Row, Key, Kind> =>
		(key, label, value, unit = 'yuan') =>
			({ key, label, kind, value, unit }) as ListColumn<Row, Key>;
	return {
		text: maker('text'),
		word: maker('word'),
		money: maker('money'),
		count: maker('count'),
		serial: maker('serial'),
		percent: maker('percent'),
		ratio: maker('ratio'),
		quantity: maker('quantity'),
		day: maker('day'),
		instant: maker('instant'),
	};
}

/** 金额（元） */
export function columnHeading<Row>({ label, kind, unit }: ListColumn<Row>): string {
	return kind === 'money' ? inUnit(label, moneyUnit(getLocale(), unit)) : label;
}

export function inUnit(label: string, unit: string): string {
	return m.list_in_unit({ label, unit });
}

/** What a cell says to a reader. */
export function columnText<Row>(column: ListColumn<Row>, row: Row): string {
	const locale = getLocale();
	switch (column.kind) {
		case 'text':
		case 'word':
			return column.value(row) ?? '—';
		case 'money':
			return formatAmount(column.value(row), locale, column.unit);
		case 'count':
			return formatCount(column.value(row), locale);
		case 'serial':
			return String(column.value(row) ?? '—');
		case 'percent':
			return formatPercent(column.value(row), 100);
		case 'ratio':
			return formatPercent(column.value(row), 1000);
		case 'quantity':
			return formatQuantity(column.value(row));
		case 'day':
			return formatDate(column.value(row), locale);
		case 'instant':
			return formatDateTime(column.value(row), locale);
	}
}

/** Whether its cells stand to the right, below each other's places. */
export function isFigure<Row>({ kind }: ListColumn<Row>): boolean {
	return !['text', 'word', 'day', 'instant'].includes(kind);
}
