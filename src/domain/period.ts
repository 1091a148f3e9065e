import { accept, refuse, type Result } from './result.ts';
import { foldWidth, isBlank } from './text.ts';

/** Calendar dates 'YYYY-MM-DD' in Asia/Shanghai; both ends belong to it, null is open-ended. */
export interface Period {
	readonly validFrom: string;
	readonly validTo: string | null;
}

type DateRefusal = 'date.missing' | 'date.malformed' | 'date.no_such_day';

const DAY_MS = 86_400_000;
// China has kept UTC+8 without summer time since 1991-09-15, before any record of ours.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED_DATES = [
	/^(\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/,
	/^(\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号]$/u,
];

/** 2026-11-21, 2026/11/21, 2026.11.21 or 2026年11月21日, in either width, as 'YYYY-MM-DD'. */
export function parseDate(text: string): Result<string, DateRefusal> {
	if (isBlank(text)) return refuse('date.missing');
	const typed = foldWidth(text).trim();
	const match = TYPED_DATES.map((pattern) => pattern.exec(typed)).find((found) => found !== null);
	if (!match?.groups) return refuse('date.malformed');
	const { month = '', day = '' } = match.groups;
	const date = `${match[1]}-${pad(Number(month), 2)}-${pad(Number(day), 2)}`;
	return isCalendarDate(date) ? accept(date) : refuse('date.no_such_day');
}

function isCalendarDate(date: string): boolean {
	const [, year, month, day] = (CALENDAR_DATE.exec(date) ?? []).map(Number);
	if (!year || !month || !day) return false;
	return month <= 12 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
	// Date.UTC reads the years 1 … 99 as 1901 … 1999, whose months are as long.
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function checked(date: string): string {
	if (!isCalendarDate(date)) throw new RangeError(`not a calendar date: ${date}`);
	return date;
}

function toDayNumber(date: string): number {
	return Date.parse(`${checked(date)}T00:00:00Z`) / DAY_MS;
}

/** The date `days` later, earlier where negative. */
export function addDays(date: string, days: number): string {
	const instant = new Date((toDayNumber(date) + days) * DAY_MS);
	return checked(instant.toISOString().slice(0, 10));
}

/**
 * The date `months` later on `anchorDay` (1 … 31), or on the last day of a shorter month. A series
 * of instalments passes its own day each time: 01-31, 02-28, 03-31.
 */
export function addMonths(
	date: string,
	months: number,
	anchorDay: number = Number(date.slice(8)),
): string {
	const [year = 0, month = 0] = checked(date).split('-').map(Number);
	const count = year * 12 + month - 1 + months;
	const reached = { year: Math.floor(count / 12), month: (count % 12) + 1 };
	const day = Math.min(anchorDay, daysInMonth(reached.year, reached.month));
	return checked(`${pad(reached.year, 4)}-${pad(reached.month, 2)}-${pad(day, 2)}`);
}

function pad(value: number, width: number): string {
	return String(value).padStart(width, '0');
}

/** Days from the first date to the second, negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return toDayNumber(to) - toDayNumber(from);
}

/** The calendar date on which an instant falls in Asia/Shanghai. */
export function shanghaiDate(instant: Date): string {
	return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

export function isWithin(date: string, { validFrom, validTo }: Period): boolean {
	return validFrom <= date && (validTo === null || date <= validTo);
}

/** The years from the first to the one of `today`, the newest first; that one alone if none. */
export function yearsFrom(first: number | null, today: string): number[] {
	const last = Number(today.slice(0, 4));
	return Array.from(
		{ length: last - Math.min(first ?? last, last) + 1 },
		(_, index) => last - index,
	);
}
