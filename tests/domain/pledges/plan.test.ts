import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumFen } from '#domain/money.ts';
import { addDays, addMonths } from '#domain/period.ts';
import { MOST_INSTALMENTS, parseWhole, planFromForm } from '#domain/pledges/plan.ts';
import { blankForm } from './drafts.ts';

const plan = (over: Partial<typeof blankForm>, totalFen?: number) =>
	planFromForm({ ...blankForm, ...over }, totalFen);
const asTyped = { plan_count: '4', plan_every: '3', plan_from: '2026-01-31', amount: '1万' };

describe('a plan of equal instalments', () => {
	it('begins on its day and keeps to the end of shorter months', () => {
		const planned = plan(asTyped);
		expect(planned.ok && planned.value.map(({ dueOn }) => dueOn)).toEqual([
			'2026-01-31',
			'2026-04-30',
			'2026-07-31',
			'2026-10-31',
		]);
	});

	it('makes the amount to the fen, in rising days, with none of nothing', () => {
		const anyPlan = fc.record({
			count: fc.integer({ min: 1, max: MOST_INSTALMENTS }),
			every: fc.integer({ min: 1, max: 12 }),
			days: fc.nat(3_000),
			totalFen: fc.integer({ min: MOST_INSTALMENTS, max: 10_000_000_000_000 }),
		});
		fc.assert(
			fc.property(anyPlan, ({ count, every, days, totalFen }) => {
				const firstOn = addDays('2020-01-01', days);
				const typed = { plan_count: String(count), plan_every: String(every), plan_from: firstOn };
				const planned = plan(typed, totalFen);
				if (!planned.ok) return expect.fail(planned.refusal.name);
				const amounts = planned.value.map(({ amountFen }) => amountFen);
				expect(sumFen(amounts)).toBe(totalFen);
				expect(Math.min(...amounts)).toBeGreaterThan(0);
				expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThan(count);
				planned.value.forEach(({ position, dueOn }, index) => {
					expect(position).toBe(index + 1);
					expect(dueOn).toBe(addMonths(firstOn, index * every));
				});
			}),
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
