import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instance } from '#domain/matching/instance.ts';
import { changeInstance, type MarketChange } from '#domain/matching/market-changes.ts';
import { openMarket, type OpenMarket } from '#domain/matching/open-market.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import type { Solution } from '#domain/matching/solution.ts';
import { valueOf } from '#domain/result.ts';
import { instance, need, offer, TWO_VILLAGES } from './markets.ts';
import { placedInstances } from './places.ts';

/** So small that the solver never starts with all pairs. */
const FEW = { all: -1, best: 1 };

function opened(given: Instance): OpenMarket {
	return valueOf(openMarket(given, { start: FEW }));
}

function solutionOf(market: OpenMarket): Solution {
	const solution = market.solve();
	if (!solution) throw new Error('stopped by nobody');
	return solution;
}

const changes: fc.Arbitrary<(given: Instance) => MarketChange> = fc
	.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 15 }), fc.nat({ max: 5 }))
	.map(([asking, giving, amount, kind]) => (given: Instance): MarketChange => {
		const needId = given.needs[asking % given.needs.length]?.id ?? '';
		const offerId = given.offers[giving % given.offers.length]?.id ?? '';
		const nature = given.offers[0]?.nature ?? 'social_donation';
		const all: MarketChange[] = [
			{ what: 'budget', offer: offerId, budget: amount },
			{ what: 'need_amount', need: needId, amount },
			{ what: 'ban', need: needId, offer: offerId },
			{ what: 'lock', need: needId, offer: offerId, amount: 0 },
			{ what: 'add_need', need: need('new', { amount }) },
			{ what: 'add_offer', offer: offer('new', { budget: amount, nature }) },
		];
		return all[kind] ?? { what: 'unlock', need: needId, offer: offerId };
	});

describe('an open market', () => {
	it('gives after a change the plan that the changed market has from the start', () => {
		fc.assert(
			fc.property(placedInstances, changes, (given, choose) => {
				const change = choose(given);
				const market = opened(given);
				solutionOf(market);
				const applied = valueOf(market.apply([change]));
				const cold = solutionOf(opened(valueOf(changeInstance(given, [change]))));
				expect(applied.bound).toBe(cold.bound);
				if (given.offers.every(({ minimumGrant }) => minimumGrant === 0)) {
					expect(applied.objective).toBe(cold.objective);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('stays as it is when somebody only asks', () => {
		fc.assert(
			fc.property(placedInstances, changes, (given, choose) => {
				const market = opened(given);
				const before = solutionOf(market);
				const delta = valueOf(market.whatIf([choose(given)]));
				expect(solutionOf(market)).toEqual(before);
				expect(delta.before.points).toBe(before.objective);
				const moved = (side: 'villages' | 'needs' | 'offers') =>
					delta[side].reduce((sum, shift) => sum + shift.after - shift.before, 0);
				expect(moved('needs')).toBe(moved('villages'));
				expect(moved('offers')).toBe(moved('villages'));
			}),
			{ numRuns: 300 },
		);
	});

	it('is opened again where it was left, with the same optimum', () => {
		fc.assert(
			fc.property(placedInstances, (given) => {
				const market = opened(given);
				const { bound } = solutionOf(market);
				const restored = valueOf(openMarket(given, { start: FEW, snapshot: market.snapshot() }));
				expect(solutionOf(restored).bound).toBe(bound);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('what would follow', () => {
	const market = valueOf(openMarket(instance(TWO_VILLAGES)));

	it('if a pair were forced: the exact loss, and who pays for it', () => {
		const forced = { what: 'lock', need: 'n2', offer: 'o1', amount: 4 } as const;
		expect(valueOf(market.whatIf([forced]))).toMatchObject({
			before: { points: 446n, fairness: { atFloor: 2 } },
			// 4 units at quality 8 and one at 10, three units of floor.
			after: { points: 342n, fairness: { atFloor: 1 } },
			villages: [
				{ id: 'a', before: 3, after: 1 },
				{ id: 'b', before: 2, after: 4 },
			],
			needs: [
				{ id: 'n1', before: 3, after: 1 },
				{ id: 'n2', before: 2, after: 4 },
			],
			offers: [],
		});
	});

	it('if a pair were banned, or its donor had more', () => {
		const banned = valueOf(market.whatIf([{ what: 'ban', need: 'n1', offer: 'o1' }]));
		expect(banned.after.points).toBe(232n);
		expect(banned.offers).toEqual([{ id: 'o1', before: 5, after: 4 }]);
		const richer = valueOf(market.whatIf([{ what: 'budget', offer: 'o1', budget: 6 }]));
		expect(richer.after.points).toBe(456n);
	});

	it('if the floor were raised', () => {
		const parameters = {
			...DEFAULT_PARAMETERS,
			tiers: [
				[3, 100],
				[null, 0],
			] as const,
		};
		const raised = valueOf(market.whatIf([{ what: 'parameters', parameters }]));
		expect(raised.after).toMatchObject({ points: 546n, fairness: { atFloor: 1 } });
	});

	it('is refused with the record where a change cannot be', () => {
		expect(market.whatIf([{ what: 'budget', offer: 'o9', budget: 1 }])).toMatchObject({
			ok: false,
			refusal: { name: 'instance.unknown_offer', facts: { id: 'o9' } },
		});
		expect(market.whatIf([{ what: 'lock', need: 'n1', offer: 'o1', amount: 5 }])).toMatchObject({
			ok: false,
			refusal: { name: 'instance.lock_above_need' },
		});
		expect(market.apply([{ what: 'ban', need: 'n9', offer: 'o1' }])).toMatchObject({
			ok: false,
			refusal: { name: 'instance.unknown_need' },
		});
		expect(market.solve()).toMatchObject({ objective: 446n });
	});
});

describe('why a pair is or is not', () => {
	it('by its parts, its prices and what stands next to it', () => {
		const market = valueOf(
			openMarket(
				instance({
					needs: [need('n1'), need('n2', { category: 'road' })],
					offers: [
						offer('near', { categories: ['water'], regions: ['621123'] }),
						offer('far', { regions: ['63'] }),
						offer('great', { minimumGrant: 11 }),
					],
				}),
			),
		);
		expect(market.explain('n1', 'near')).toMatchObject({
			amount: 10,
			ineligible: null,
			parts: { capability: 150, region: 200 },
			points: 0,
		});
		expect(market.explain('n1', 'far')).toMatchObject({
			amount: 0,
			ineligible: 'outside_regions',
			quality: null,
			points: null,
		});
		expect(market.explain('n2', 'near')?.ineligible).toBe('category_not_offered');
		expect(market.explain('n2', 'great')?.ineligible).toBe('minimum_grant');
		expect(market.explain('n9', 'near')).toBeNull();
	});

	it('names a refusal, and a pair that was not given', () => {
		const given = { ...TWO_VILLAGES, declined: [{ need: 'n1', offer: 'o1' }] };
		const market = valueOf(openMarket(instance({ ...given, pairs: [[0, 0, 10]] })));
		expect(market.explain('n1', 'o1')?.ineligible).toBe('declined');
		expect(market.explain('n2', 'o1')?.ineligible).toBe('no_such_pair');
	});
});
