import { addDays } from '#domain/period.ts';
import type { Chance } from './random.ts';

/** The day of the demo: all its dates are counted from here, whatever today is. */
export const REFERENCE_DAY = '2026-11-20';

/** A day between two, both possible. */
export function dayBetween(chance: Chance, first: string, last: string): string {
	const days = (Date.parse(last) - Date.parse(first)) / 86_400_000;
	return addDays(first, chance.between(0, Math.max(0, days)));
}

/** The earlier of two days: what has happened, happened by the reference day. */
export function notAfter(day: string, last: string = REFERENCE_DAY): string {
	return day < last ? day : last;
}
