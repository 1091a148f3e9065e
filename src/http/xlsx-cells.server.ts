import type { ListColumn } from '#text/column.ts';
import { inUnit } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';
import type { Cell } from './xlsx-parts.server.ts';

/** The first row. Money has two columns, since some count in 元 and some in 万元. */
export function headOf<Row>(columns: readonly ListColumn<Row>[]): Cell[] {
	return columns.flatMap(({ kind, label }): Cell[] => {
		if (kind !== 'money') return [['head', label]];
		return [m.part_yuan(), m.part_wan()].map((unit): Cell => ['head', inUnit(label, unit)]);
	});
}

export function cellsOf<Row>(columns: readonly ListColumn<Row>[], row: Row): Cell[] {
	return columns.flatMap((column): Cell[] => {
		switch (column.kind) {
			case 'text':
			case 'word':
				return [['text', column.value(row)]];
			case 'money': {
				const fen = column.value(row);
				return [
					['yuan', fen === null ? null : scaled(fen, 2)],
					['wan', fen === null ? null : scaled(fen, 6)],
				];
			}
			case 'percent': {
				const hundredths = column.value(row);
				return [['percent', hundredths === null ? null : scaled(hundredths, 2)]];
			}
			case 'ratio': {
				const thousandths = column.value(row);
				return [['share', thousandths === null ? null : scaled(thousandths, 3)]];
			}
			case 'quantity': {
				const milli = column.value(row);
				return [['quantity', milli === null ? null : scaled(milli, 3)]];
			}
			case 'day':
			case 'instant': {
				const time = column.value(row);
				return [[column.kind, time === null ? null : serialOf(time)]];
			}
			case 'count':
			case 'serial': {
				const count = column.value(row);
				return [[column.kind, count === null ? null : String(count)]];
			}
		}
	});
}

/** A whole number divided by ten to the `places`, without an error of binary fractions: 12.34 */
function scaled(count: number, places: number): string {
	const digits = String(Math.abs(count)).padStart(places + 1, '0');
	const cut = digits.length - places;
	const fraction = digits.slice(cut).replace(/0+$/, '');
	return `${count < 0 ? '-' : ''}${digits.slice(0, cut)}${fraction && `.${fraction}`}`;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** Days are counted from here, since Lotus 1-2-3 took 1900 for a leap year. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** The days since the epoch, with the time of day in Shanghai as a fraction. */
function serialOf(time: string): string {
	const isDay = time.length === 'YYYY-MM-DD'.length;
	const ms = isDay ? Date.parse(`${time}T00:00:00Z`) : Date.parse(time) + SHANGHAI_MS;
	const days = (Math.floor(ms / 1000) * 1000 - EPOCH_MS) / DAY_MS;
	return String(days);
}

const widths = {
	text: 22,
	word: 12,
	money: 16,
	count: 10,
	serial: 12,
	percent: 10,
	ratio: 10,
	quantity: 14,
	day: 12,
	instant: 20,
};

/** In characters; money has two columns. */
export function widthsOf<Row>(columns: readonly ListColumn<Row>[]): number[] {
	return columns.flatMap(({ kind }) =>
		kind === 'money' ? [widths.money, widths.money] : [widths[kind]],
	);
}
