import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	addMonths,
	daysBetween,
	isWithin,
	parseDate,
	shanghaiDate,
	type Period,
} from '#domain/period.ts';

const anyDate = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
	.map((instant) => instant.toISOString().slice(0, 10));
describe('a date as it is typed or pasted', () => {
	it.each([
		['2026-11-21', '2026-11-21'],
		['2026/11/21', '2026-11-21'],
		['2026.11.21', '2026-11-21'],
		['2026年11月21日', '2026-11-21'],
		['2026 年 1 月 5 号', '2026-01-05'],
		['２０２６－１１－２１', '2026-11-21'],
		['２０２６年１月５日', '2026-01-05'],
		[' 2026/1/5\u3000', '2026-01-05'],
		['2024-02-29', '2024-02-29'],
		['2000-02-29', '2000-02-29'],
	])('reads %s as %s', (text, date) => {
		expect(parseDate(text)).toEqual({ ok: true, value: date });
	});

	it.each([
		['', 'date.missing'],
		['\u3000', 'date.missing'],
		['2026-11', 'date.malformed'],
		['21-11-2026', 'date.malformed'],
		['2026-11/21', 'date.malformed'],
		['2026年11月', 'date.malformed'],
		['46347', 'date.malformed'],
		['2026-11-21T00:00', 'date.malformed'],
		['2026-02-30', 'date.no_such_day'],
		['2026年2月29日', 'date.no_such_day'],
		['1900-02-29', 'date.no_such_day'],
		['2026-13-01', 'date.no_such_day'],
		['2026-00-10', 'date.no_such_day'],
		['2026-04-31', 'date.no_such_day'],
		['2026-01-00', 'date.no_such_day'],
		['0000-01-01', 'date.no_such_day'],
	])('refuses %j as %s', (text, name) => {
		expect(parseDate(text)).toEqual({ ok: false, refusal: { name } });
	});

	it('is the same date in each of the ways to write it', () => {
		fc.assert(
			fc.property(anyDate, (date) => {
				const [year, month, day] = date.split('-').map(Number);
				const forms = [date, `${year}/${month}/${day}`, `${year}年${month}月${day}日`];
				for (const form of forms) expect(parseDate(form)).toEqual({ ok: true, value: date });
			}),
		);
	});

	it('never throws, and what it gives is its own reading', () => {
		const dateLike = fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日２０ ') });
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), dateLike), (text) => {
				const result = parseDate(text);
				expect(parseDate(result.ok ? result.value : '2026-11-21').ok).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('counting days and months', () => {
	it.each([
		['2026-02-28', 1, '2026-03-01'],
		['2024-02-28', 1, '2024-02-29'],
		['2026-12-31', 1, '2027-01-01'],
		['2026-01-01', -1, '2025-12-31'],
	])('%s and %d days is %s', (date, days, expected) => {
		expect(addDays(date, days)).toBe(expected);
	});

	it('comes back by the days between', () => {
		fc.assert(
			fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
				expect(daysBetween(date, addDays(date, days))).toBe(days);
				expect(addDays(addDays(date, days), -days)).toBe(date);
			}),
		);
	});

	it.each([
		['2026-01-15', 1, '2026-02-15'],
		['2026-01-31', 1, '2026-02-28'],
		['2024-01-31', 1, '2024-02-29'],
		['2026-11-30', 3, '2027-02-28'],
		['2026-03-31', -1, '2026-02-28'],
		['2026-01-10', -13, '2024-12-10'],
	])('%s and %d months is %s', (date, months, expected) => {
		expect(addMonths(date, months)).toBe(expected);
	});

	it('keeps the day of a series through shorter months', () => {
		const series = ['2026-01-31'];
		for (let month = 0; month < 4; month += 1) series.push(addMonths(series.at(-1) ?? '', 1, 31));
		expect(series).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
	});

	it('lands on the anchor day or on the last of the month, in the month counted to', () => {
		const months = fc.integer({ min: -600, max: 600 });
		fc.assert(
			fc.property(anyDate, months, fc.integer({ min: 1, max: 31 }), (date, count, anchor) => {
				const reached = addMonths(date, count, anchor);
				const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
				const isLastDay = addDays(reached, 1).endsWith('-01');
				const day = Number(reached.slice(8));
				expect(monthOf(reached) - monthOf(date)).toBe(count);
				expect(day === anchor || (day < anchor && isLastDay)).toBe(true);
			}),
		);
	});

	it('throws for what is no calendar date, and beyond the calendar', () => {
		expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
		expect(() => daysBetween('2026-11-21', '21.11.2026')).toThrow(RangeError);
		expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError);
		expect(() => addMonths('2026-11-21', 1, 0)).toThrow(RangeError);
		expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
		expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
	});
});

describe('the date of an instant', () => {
	it('changes at midnight in Shanghai, wherever the server stands', () => {
		expect(shanghaiDate(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
		expect(shanghaiDate(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
	});

	it('agrees with the time zone tables since summer time ended', () => {
		const tables = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
		const instants = fc.date({
			min: new Date('1991-09-16'),
			max: new Date('2199-12-31'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(instants, (instant) => {
				expect(shanghaiDate(instant)).toBe(tables.format(instant));
			}),
		);
	});
});

describe('a period', () => {
	const fuzhou: Period = { validFrom: '2016-07-20', validTo: '2021-03-31' };
	const qingdao: Period = { validFrom: '2021-04-01', validTo: null };

	it('holds its first and its last day', () => {
		expect(isWithin('2016-07-19', fuzhou)).toBe(false);
		expect(isWithin('2016-07-20', fuzhou)).toBe(true);
		expect(isWithin('2021-03-31', fuzhou)).toBe(true);
		expect(isWithin('2021-04-01', fuzhou)).toBe(false);
		expect(isWithin('2099-01-01', qingdao)).toBe(true);
	});
});
