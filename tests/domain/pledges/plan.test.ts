import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumFen } from '#domain/money.ts';
import { addDays, addMonths } from '#domain/period.ts';
import { MOST_INSTALMENTS, parseWhole, planFromForm } from '#domain/pledges/plan.ts';
import { blankForm } from './drafts.ts';

const plan = (over: Partial<typeof blankForm>, totalFen?: number) =>
	planFromForm({ ...blankForm, ...over }, totalFen);
const asTyped = { plan_count: '4', plan_every: '3', plan_from: '2026-01-31', amount: '1万' };

/** Whole percentages that make a hundred, or none. */
const anyPercents = fc
	.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 12 })
	.map((cuts) => [...cuts].sort((one, other) => one - other))
	.map((cuts) =>
		cuts.length === 0 ? [] : [...cuts, 100].map((cut, at) => cut - (cuts[at - 1] ?? 0)),
	);
const anyPlan = fc.record({
	plan_count: fc.integer({ min: 1, max: MOST_INSTALMENTS }).map(String),
	plan_every: fc.integer({ min: 1, max: 12 }).map(String),
	plan_unit: fc.constantFrom('months' as const, 'years' as const),
	plan_from: fc.nat(3_000).map((days) => addDays('2020-01-01', days)),
	percents: anyPercents,
	totalFen: fc.integer({ min: 1, max: 10_000_000_000_000 }),
});

describe('a plan of instalments', () => {
	it('begins on its day and keeps to the end of shorter months', () => {
		const planned = plan(asTyped);
		expect(planned.ok && planned.value.map(({ dueOn }) => dueOn)).toEqual([
			'2026-01-31',
			'2026-04-30',
			'2026-07-31',
			'2026-10-31',
		]);
	});

	it('goes by years as well, and keeps the 29th of February where there is one', () => {
		const yearly = { ...asTyped, plan_every: '1', plan_unit: 'years', plan_from: '2024-02-29' };
		const planned = plan({ ...yearly, plan_count: '5' } as typeof blankForm);
		expect(planned.ok && planned.value.map(({ dueOn }) => dueOn)).toEqual([
			'2024-02-29',
			'2025-02-28',
			'2026-02-28',
			'2027-02-28',
			'2028-02-29',
		]);
	});

	it('is cut by percentages where they are typed, the last bearing the remainder', () => {
		const cut = { ...asTyped, amount: '100.01', plan_percents: '３０、30% 39.99 0.01' };
		const planned = plan(cut);
		expect(planned.ok && planned.value.map(({ amountFen }) => amountFen)).toEqual([
			3_000, 3_000, 3_999, 2,
		]);
	});

	it('makes the amount to the fen however it is cut, in rising days, with none of nothing', () => {
		fc.assert(
			fc.property(anyPlan, ({ percents, ...typed }) => {
				const planned = plan({ ...typed, plan_percents: percents.join('、') }, typed.totalFen);
				if (!planned.ok) {
					expect(planned.refusal.name).toMatch(/too_(many|long)$/);
					return;
				}
				const amounts = planned.value.map(({ amountFen }) => amountFen);
				expect(amounts).toHaveLength(percents.length || Number(typed.plan_count));
				expect(sumFen(amounts)).toBe(typed.totalFen);
				expect(Math.min(...amounts)).toBeGreaterThan(0);
				const months = Number(typed.plan_every) * (typed.plan_unit === 'years' ? 12 : 1);
				planned.value.forEach(({ position, dueOn }, index) => {
					expect(position).toBe(index + 1);
					expect(dueOn).toBe(addMonths(typed.plan_from, index * months));
				});
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		[{ plan_count: '' }, 'plan_count', 'count.malformed'],
		[{ plan_count: '0' }, 'plan_count', 'count.malformed'],
		[{ plan_every: '半' }, 'plan_every', 'count.malformed'],
		[{ plan_from: '' }, 'plan_from', 'date.missing'],
		[{ amount: '' }, 'amount', 'amount.missing'],
		[{ plan_count: '61' }, 'plan_count', 'pledge.instalments_too_many'],
		[{ amount: '0.03' }, 'plan_count', 'pledge.instalments_too_many'],
		[{ plan_percents: '30、30' }, 'plan_percents', 'pledge.percents_wrong'],
		[{ plan_percents: '50、50.001' }, 'plan_percents', 'pledge.percents_wrong'],
		[{ plan_percents: '0、100' }, 'plan_percents', 'pledge.percents_wrong'],
		[{ plan_percents: '一半、一半' }, 'plan_percents', 'pledge.percents_wrong'],
		[{ amount: '0.01', plan_percents: '50、50' }, 'plan_percents', 'pledge.instalments_too_many'],
		[{ plan_every: '201' }, 'plan_every', 'pledge.plan_too_long'],
	])('refuses %o beside %s: %s', (over, field, name) => {
		expect(plan({ ...asTyped, ...over })).toMatchObject({ ok: false, refusal: { field, name } });
	});

	it('takes the amount that a proposal settled before the one that is typed', () => {
		const planned = plan({ ...asTyped, amount: 'nothing' }, 1_000);
		expect(planned.ok && planned.value[0]?.amountFen).toBe(250);
	});
});

describe('a whole number as it is typed', () => {
	it.each([
		['3', 3],
		[' １２ ', 12],
	])('reads %s as %i', (text, count) => {
		expect(parseWhole(text)).toEqual({ ok: true, value: count });
	});

	it.each(['', '0', '-1', '1.5', '1000', '三'])('does not take %j', (text) => {
		expect(parseWhole(text).ok).toBe(false);
	});
});
