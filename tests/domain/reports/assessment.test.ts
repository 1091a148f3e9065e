import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '#domain/pairings/indicator.ts';
import { linesOf, ratesOf, sheetDay, sheetForms, sheetKindOf } from '#domain/reports/assessment.ts';

const indicator = (code: string, source: Indicator['source']): Indicator => ({
	code,
	source,
	field: 'funds',
	name: code,
	englishName: code,
	unit: '人',
	englishUnit: 'people',
});

const library = [
	indicator('fiscal_aid', 'money'),
	indicator('labour', 'reported'),
	indicator('goods', 'goods'),
	indicator('parks', 'reported'),
];

describe('targets against actuals', () => {
	it('are of what was agreed or happened, and never take the unknown for 0', () => {
		const targets = [
			{ indicator: 'fiscal_aid', value: 10 },
			{ indicator: 'labour', value: 20 },
		];
		const figures = [{ figure: 'goods', value: null, rowCount: 2 }];
		expect(
			linesOf(library, targets, figures).map((line) => [
				line.indicator.code,
				line.target,
				line.actual,
				line.rowCount,
			]),
		).toEqual([
			['fiscal_aid', 10, 0, 0],
			['labour', 20, null, 0],
			['goods', null, null, 2],
		]);
	});
});

describe('the rates', () => {
	it('show their numerator and denominator, each by a name that an address takes', () => {
		const figures = [
			{ figure: 'fiscal_aid.committed', value: 100, rowCount: 1 },
			{ figure: 'fiscal_aid.received', value: 60, rowCount: 2 },
			{ figure: 'projects.pooled', value: 5, rowCount: 5 },
		];
		const rates = ratesOf(figures);
		const receipt = rates.find(({ name, nature }) => name === 'receipt' && nature === 'fiscal_aid');
		expect(receipt).toMatchObject({ part: { value: 60 }, whole: { value: 100, rowCount: 1 } });
		const start = rates.find(({ name }) => name === 'start');
		expect(start).toMatchObject({ part: { value: 0, rowCount: 0 }, whole: { value: 5 } });
		const used = rates.flatMap(({ part, whole }) => [part.figure, whole.figure]);
		expect(used).toHaveLength(16);
		expect(used.every((figure) => sheetForms.figure.test(figure))).toBe(true);
	});
});

describe('the day of a sheet', () => {
	const agreement = { year: 2026, lastDay: '2026-12-31', today: '2026-11-21' };

	it('is what was asked for within the year, today while it runs, else its end', () => {
		expect(sheetDay(undefined, agreement)).toBe('2026-11-21');
		expect(sheetDay('2026-06-30', agreement)).toBe('2026-06-30');
		expect(sheetDay('2025-06-30', agreement)).toBe('2026-01-01');
		expect(sheetDay('2027-01-01', agreement)).toBe('2026-12-31');
		expect(sheetDay(undefined, { ...agreement, today: '2028-01-01' })).toBe('2026-12-31');
	});

	it('lies within the year whatever is asked', () => {
		const day = fc
			.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(fc.option(day, { nil: undefined }), day, (asked, today) => {
				const found = sheetDay(asked, { ...agreement, today });
				return found >= '2026-01-01' && found <= '2026-12-31';
			}),
		);
	});

	it('says which sheet it is', () => {
		expect(sheetKindOf('2026-06-30', '2026-12-31')).toBe('half_year');
		expect(sheetKindOf('2026-12-31', '2026-12-31')).toBe('year_end');
		expect(sheetKindOf('2026-06-30', '2026-06-30')).toBe('year_end');
		expect(sheetKindOf('2026-11-21', '2026-12-31')).toBeNull();
	});
});
