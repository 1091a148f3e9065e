import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	boundOf,
	keepPairs,
	objectiveOf,
	reducedCost,
	totalsOf,
	type MarketModel,
} from '#domain/matching/model.ts';
import { openEngine } from '#domain/matching/engine.ts';
import { solveMarket as solveByHighs } from './highs.ts';
import { instances, marketOf, TWO_VILLAGES } from './markets.ts';
import { bestOf, open, solveMarket } from './solving.ts';

const small = instances({ needs: 6, offers: 5, amount: 12 });

/** All plans of a tiny market, one unit more at a time. */
function bruteForce(model: MarketModel): bigint {
	const amounts = new Float64Array(model.pairNeed.length);
	const caps = Array.from(model.tierStart.subarray(1), (end, village) =>
		model.tierWidth.subarray(model.tierStart[village], end).reduce((sum, width) => sum + width, 0),
	);
	let best = 0n;
	const visit = (pair: number): void => {
		const { offer, need, village } = totalsOf(model, amounts);
		const isPossible =
			offer.every((given, index) => given <= (model.budget[index] ?? 0)) &&
			need.every((given, index) => given <= (model.amount[index] ?? 0)) &&
			village.every((given, index) => given <= (caps[index] ?? 0));
		if (!isPossible) return;
		if (pair === amounts.length) {
			const value = objectiveOf(model, amounts);
			if (value > best) best = value;
			return;
		}
		visit(pair + 1);
		amounts[pair] = (amounts[pair] ?? 0) + 1;
		visit(pair);
		amounts[pair] = (amounts[pair] ?? 0) - 1;
	};
	visit(0);
	return best;
}

describe('the best plan of a market', () => {
	it('fills both floors before it looks at quality, and prices what is scarce', () => {
		const { model } = marketOf(TWO_VILLAGES);
		const { amounts, prices } = solveMarket(model);
		expect([...amounts]).toEqual([3, 2]);
		expect(objectiveOf(model, amounts)).toBe(446n);
		expect([...prices.offer]).toEqual([10]);
		expect([...prices.need]).toEqual([0, 0]);
		expect([...prices.village]).toEqual([0, 2]);
	});

	it('finds the best of all plans of a tiny market', () => {
		const tiny = instances({ needs: 3, offers: 3, amount: 2 });
		fc.assert(
			fc.property(tiny, (instance) => {
				const { model } = open(instance);
				expect(bestOf(model)).toBe(bruteForce(model));
			}),
			{ numRuns: 150 },
		);
	});

	it('proves every plan: the prices bound it by exactly its own value', () => {
		fc.assert(
			fc.property(small, (instance) => {
				const { model } = open(instance);
				const { amounts, prices } = solveMarket(model);
				expect(boundOf(model, prices)).toBe(objectiveOf(model, amounts));
				model.pairNeed.forEach((_, pair) => {
					const cost = reducedCost(model, prices, pair);
					expect(cost).toBeGreaterThanOrEqual(0);
					if (amounts[pair] !== 0) expect(cost).toBe(0);
				});
			}),
			{ numRuns: 300 },
		);
	});

	it('is worth what HiGHS finds, whatever is asked', async () => {
		await fc.assert(
			fc.asyncProperty(
				small,
				fc.constantFrom('weighted' as const, 'lexicographic' as const),
				async (instance, floor) => {
					const { model } = open({ ...instance, parameters: { ...instance.parameters, floor } });
					const { amounts } = await solveByHighs(model);
					expect(bestOf(model)).toBe(objectiveOf(model, amounts));
				},
			),
			{ numRuns: 300 },
		);
	});

	it('goes on from its optimum when pairs are added', () => {
		fc.assert(
			fc.property(small, fc.integer({ min: 2, max: 4 }), (instance, every) => {
				const { model } = open(instance);
				const engine = openEngine(keepPairs(model, (pair) => pair % every === 0));
				engine.solve();
				const added = keepPairs(model, (pair) => pair % every !== 0);
				engine.addPairs({
					need: added.pairNeed,
					offer: added.pairOffer,
					quality: added.pairQuality,
				});
				engine.solve();
				const { amounts, prices } = engine.flow();
				expect(objectiveOf(model, amounts)).toBe(bestOf(model));
				expect(boundOf(model, prices)).toBe(objectiveOf(model, amounts));
			}),
			{ numRuns: 300 },
		);
	});

	it('stays exact with amounts of many digits', () => {
		fc.assert(
			fc.property(instances({ needs: 6, offers: 5, amount: 10 ** 12 }), (instance) => {
				const { model } = open(instance);
				const { amounts, prices } = solveMarket(model);
				expect(boundOf(model, prices)).toBe(objectiveOf(model, amounts));
			}),
		);
	});

	it('gives the empty plan for a market without pairs, with prices that prove it', () => {
		const { model } = marketOf({ ...TWO_VILLAGES, pairs: [] });
		const { amounts, prices } = solveMarket(model);
		expect(amounts.length).toBe(0);
		expect(boundOf(model, prices)).toBe(0n);
	});
});
