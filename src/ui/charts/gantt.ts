import { addDays, addMonths, daysBetween } from '#domain/period.ts';

/** Dates are 'YYYY-MM-DD'. */
export interface Span {
	readonly startsOn?: string | null | undefined;
	readonly dueOn: string;
	readonly metOn: string | null;
}

interface Row {
	/** Shares of the axis, 0 … 100. */
	readonly start: number | null;
	readonly due: number;
	readonly met: number | null;
	readonly isLate: boolean;
}

interface Tick {
	readonly on: string;
	readonly at: number;
}

export interface Axis {
	/** Whole months, so that their lines are ticks. */
	readonly from: string;
	readonly to: string;
	readonly ticks: readonly Tick[];
	readonly today: number | null;
	readonly rows: readonly Row[];
}

const MOST_TICKS = 7;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** A time axis of whole months around all spans. `today` is on it only if it falls within. */
export function layoutGantt(spans: readonly Span[], today: string): Axis {
	const dates = spans.flatMap(({ startsOn, dueOn, metOn }) => [startsOn, dueOn, metOn]);
	const known = dates.filter((date) => typeof date === 'string').sort();
	const from = firstOfMonth(known[0] ?? today);
	const to = addMonths(firstOfMonth(known[known.length - 1] ?? today), 1);
	const axis = { from, to: addDays(to, -1) };
	const at = (date: string) => placeOn(axis, date);
	return {
		...axis,
		ticks: ticksOf(from, to).map((on) => ({ on, at: at(on) })),
		today: from <= today && today < to ? at(today) : null,
		rows: spans.map(({ startsOn, dueOn, metOn }) => ({
			start: startsOn ? at(startsOn) : null,
			due: at(dueOn),
			met: metOn === null ? null : at(metOn),
			isLate: (metOn ?? today) > dueOn,
		})),
	};
}

/** Where a day stands on an axis, 0 … 100. */
export function placeOn({ from, to }: Pick<Axis, 'from' | 'to'>, date: string): number {
	const days = daysBetween(from, addDays(to, 1));
	return Number(((daysBetween(from, date) / days) * 100).toFixed(2));
}

function firstOfMonth(date: string): string {
	return `${date.slice(0, 7)}-01`;
}

function ticksOf(from: string, to: string): string[] {
	const months = monthsBetween(from, to);
	const step = STEPS.find((size) => months / size <= MOST_TICKS) ?? 240;
	const ticks = [];
	for (let on = from; on < to; on = addMonths(on, step)) ticks.push(on);
	return ticks;
}

function monthsBetween(from: string, to: string): number {
	const count = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
	return count(to) - count(from);
}
