import { describe, expect, it } from 'vitest';
import { noticeTermSchema } from '#domain/projects/schema.ts';
import { comingTerms, termFromForm, termOn } from '#domain/projects/term.ts';
import { termOf } from './projects.ts';
import { refusals } from './refused.ts';

const first = termOf();
const second = termOf({
	days: { village: 20, township: 20, county: 20 },
	basis: '县规二号',
	validFrom: '2026-12-01',
});

describe('the term of a notice', () => {
	it('is the last that began on or before the day of its first, by level', () => {
		const terms = [second, first];
		expect(termOn(terms, 'village', '2026-11-30')).toEqual({ days: 7, basis: '县规' });
		expect(termOn(terms, 'county', '2026-11-30').days).toBe(10);
		expect(termOn(terms, 'village', '2026-12-01')).toEqual({ days: 20, basis: '县规二号' });
	});

	it('is ten days by no local document before any began', () => {
		expect(termOn([first], 'village', '2025-12-31')).toEqual({ days: 10, basis: null });
	});

	it('is the one set last where two begin on one day', () => {
		const again = termOf({ basis: '更正' });
		expect(termOn([again, first], 'village', '2026-11-21').basis).toBe('更正');
	});

	it('is told with those that begin later', () => {
		expect(comingTerms([second, first], 'village', '2026-11-21')).toEqual([
			{ from: null, days: 7, basis: '县规' },
			{ from: '2026-12-01', days: 20, basis: '县规二号' },
		]);
	});
});

describe('the form of terms', () => {
	const typed = {
		id: '1f0e6d0a-7c3b-4b52-8d9e-0a1b2c3d4e5f',
		village_days: '7',
		township_days: ' 10 ',
		county_days: '60',
		basis: ' 县规 ',
		valid_from: '2026年12月1日',
	};

	it('becomes terms', () => {
		expect(termFromForm(noticeTermSchema.parse(typed))).toEqual({
			id: typed.id,
			days: { village: 7, township: 10, county: 60 },
			basis: '县规',
			validFrom: '2026-12-01',
		});
	});

	it.each([
		[{ village_days: '4' }, 'village_days', 'term.days_malformed'],
		[{ county_days: '61' }, 'county_days', 'term.days_malformed'],
		[{ township_days: '7.5' }, 'township_days', 'term.days_malformed'],
		[{ basis: '' }, 'basis', 'term.basis_missing'],
		[{ valid_from: '2026-02-30' }, 'valid_from', 'date.no_such_day'],
	])('is refused with %o', (some, field, name) => {
		expect(refusals(noticeTermSchema, { ...typed, ...some })).toEqual([`${field} ${name}`]);
	});
});
