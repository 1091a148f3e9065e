import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepMinimumGrants } from '#domain/matching/fix-and-solve.ts';
import { canReachMinimum, tooSmall } from '#domain/matching/grants.ts';
import { leftBeside, objectiveOf } from '#domain/matching/model.ts';
import { openSimplex } from '#domain/matching/simplex/simplex.ts';
import { marketOf, need, offer } from './markets.ts';
import { models } from './simplex/models.ts';

/** One donor with 20 and a minimum of 6, four needs of 10 in four villages. */
const market = marketOf({
	needs: ['a', 'b', 'c', 'd'].map((village) => need(village, { village, value: 0 })),
	offers: [offer('o1', { budget: 20, minimumGrant: 6 })],
	pairs: [
		[0, 0, 4],
		[0, 1, 3],
		[0, 2, 2],
		[0, 3, 1],
	],
});

/** What fix-and-solve makes of the optimum, and what that optimum is worth. */
function keep(asked: Parameters<typeof keepMinimumGrants>[0]) {
	const simplex = openSimplex(asked.model);
	simplex.solve();
	const bound = simplex.points();
	return { bound, kept: keepMinimumGrants(asked, simplex, simplex.flow())! };
}

describe('minimum grants', () => {
	it('are missed by grants that are something, and less', () => {
		expect(tooSmall(market, Float64Array.of(10, 4, 3, 2))).toEqual([1, 2, 3]);
		expect(tooSmall(market, Float64Array.of(6, 0, 0, 0))).toEqual([]);
		const free = marketOf({ needs: [need('a')], offers: [offer('o1')], pairs: [[0, 0, 1]] });
		expect(tooSmall(free, Float64Array.of(1))).toEqual([]);
	});

	it('are out of reach where the need itself is smaller', () => {
		const hopeless = marketOf({
			needs: [need('a', { amount: 5 }), need('b', { amount: 6 })],
			offers: [offer('o1', { minimumGrant: 6 })],
			pairs: [
				[0, 0, 1],
				[0, 1, 1],
			],
		});
		expect([0, 1].map((pair) => canReachMinimum(hopeless, pair))).toEqual([false, true]);
	});

	it('are kept by the best plan that there is, where that is plain to see', () => {
		// 2 a village earn 10 points a unit, so that four villages would get 2 each at least.
		const { bound, kept } = keep(market);
		expect([...kept.amounts]).toEqual([8, 6, 6, 0]);
		expect(objectiveOf(market.model, kept.amounts)).toBeLessThan(bound);
	});

	it('leave nothing idle that turning a grant down has made room for', () => {
		const asked = marketOf({
			needs: [need('a', { amount: 11, value: 60 })],
			offers: [
				offer('small', { budget: 1, minimumGrant: 1 }),
				offer('good', { budget: 9, minimumGrant: 0 }),
				offer('large', { budget: 4, minimumGrant: 4 }),
			],
			pairs: [
				[0, 0, 0],
				[1, 0, 100],
				[2, 0, 0],
			],
		});
		const { kept } = keep(asked);
		// By id: good, large, small.
		expect([...kept.amounts]).toEqual([9, 0, 1]);
	});

	it('leave a plan as it is that keeps them', () => {
		const free = marketOf({ needs: [need('a')], offers: [offer('o1')], pairs: [[0, 0, 1]] });
		const { bound, kept } = keep(free);
		expect(objectiveOf(free.model, kept.amounts)).toBe(bound);
		expect(kept.pivots).toBe(0);
	});

	it('are kept in any market, within all limits, and at no gain', () => {
		const some = models({ offers: 6, needs: 8, villages: 3, amount: 60, points: 400 });
		const minimums = fc.array(fc.nat({ max: 40 }), { minLength: 6, maxLength: 6 });
		fc.assert(
			fc.property(some, minimums, (model, list) => {
				const minimum = Float64Array.from(model.budget, (_, index) => list[index]!);
				const { bound, kept } = keep({ model, minimum });
				expect(tooSmall({ model, minimum }, kept.amounts)).toEqual([]);
				const left = leftBeside(model, kept.amounts);
				for (const side of [left.offer, left.need, left.village]) {
					expect(side.every((amount) => amount >= 0)).toBe(true);
				}
				expect(objectiveOf(model, kept.amounts)).toBeLessThanOrEqual(bound);
			}),
			{ numRuns: 300 },
		);
	});
});
