import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	boundOf,
	leftBeside,
	objectiveOf,
	reducedCost,
	totalsOf,
	type Flow,
	type MarketModel,
} from '#domain/matching/model.ts';
import type { Change } from '#domain/matching/simplex/changes.ts';
import { openSimplex, type Progress, type Simplex } from '#domain/matching/simplex/simplex.ts';
import { nationalMarket } from '../../../bench/national.ts';
import { solveMarket } from '../highs.ts';
import { instances, marketOf, TWO_VILLAGES } from '../markets.ts';
import { open } from '../solving.ts';
import { bannedBy, changesOf, inTime, modelOf, models } from './models.ts';

const some = models({ offers: 5, needs: 7, villages: 3, amount: 12, points: 400 });
const more = models({ offers: 12, needs: 16, villages: 5, amount: 300, points: 2000 });
const huge = models({ offers: 5, needs: 7, villages: 3, amount: 2 ** 40, points: 2 ** 29 });

function bestOf(model: MarketModel): Flow {
	const simplex = openSimplex(model);
	expect(simplex.solve(inTime)).toBe(true);
	return simplex.flow();
}

/** Whole, within every limit, and worth exactly what its own prices allow at most. */
function expectProven(model: MarketModel, { amounts, prices }: Flow): bigint {
	expect(amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
	const left = leftBeside(model, amounts);
	for (const side of [left.offer, left.need, left.village]) {
		expect(side.every((amount) => amount >= 0)).toBe(true);
	}
	for (const side of [prices.offer, prices.need]) {
		expect(side.every((price) => Number.isSafeInteger(price) && price >= 0)).toBe(true);
	}
	expect(prices.village.every(Number.isSafeInteger)).toBe(true);
	model.pairNeed.forEach((_, pair) => {
		expect(reducedCost(model, prices, pair)).toBeGreaterThanOrEqual(0);
	});
	const objective = objectiveOf(model, amounts);
	expect(boundOf(model, prices)).toBe(objective);
	return objective;
}

async function expectAsHighs(model: MarketModel): Promise<void> {
	const objective = expectProven(model, bestOf(model));
	expect(objective).toBe(objectiveOf(model, (await solveMarket(model)).amounts));
}

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

/**
 * Offer i gives to a need of village i and, but for the first, a little to one of the village
 * before, whose tier is full: each price is that of the next offer, and the worth of a grant more.
 */
function chain(offers: number, points: number): { model: MarketModel; snapshot: Int32Array } {
	const all = [...Array(offers).keys()];
	const links = all.slice(1);
	const model = modelOf({
		budget: all.map(() => 1000),
		needs: [
			...all.map((village) => [5000, points, village] as const),
			...links.map((offer) => [5000, 0, offer - 1] as const),
		],
		villages: all.map((village) => [[village < offers - 1 ? 1001 : 1e6, points]]),
		pairs: [
			...all.map((offer) => [offer, offer, points] as const),
			...links.map((offer) => [offers + offer - 1, offer, 0] as const),
		],
	});
	const needs = model.amount.length;
	const firstTier = offers + needs;
	const firstPair = firstTier + offers + (offers + 1 + offers + needs);
	const arcs = [
		...Array.from(model.amount, (_, need) => offers + need),
		...Array.from(model.pairNeed, (_, pair) => firstPair + pair),
		firstTier + offers - 1,
	];
	const states = [...Array(needs).fill(0), ...Array(offers - 1).fill(-1), 0];
	return { model, snapshot: Int32Array.from([...arcs, ...states]) };
}

describe('the simplex', { timeout: 60_000 }, () => {
	it('fills both floors before it looks at quality, and prices what is scarce', () => {
		const { amounts, prices } = bestOf(marketOf(TWO_VILLAGES).model);
		expect([...amounts]).toEqual([3, 2]);
		expect([...prices.offer]).toEqual([10]);
		expect([...prices.need]).toEqual([0, 0]);
		expect([...prices.village]).toEqual([0, 2]);
	});

	it('finds the best of all plans of a tiny market', () => {
		const tiny = instances({ needs: 3, offers: 3, amount: 2 });
		fc.assert(
			fc.property(tiny, (instance) => {
				const { model } = open(instance);
				expect(objectiveOf(model, bestOf(model).amounts)).toBe(bruteForce(model));
			}),
			{ numRuns: 150 },
		);
	});

	it('finds what HiGHS finds', async () => {
		await fc.assert(fc.asyncProperty(some, expectAsHighs), { numRuns: 300 });
		await fc.assert(fc.asyncProperty(more, expectAsHighs), { numRuns: 100 });
	});

	it('finds what HiGHS finds with locks, refusals and either floor', async () => {
		const floors = fc.constantFrom('weighted' as const, 'lexicographic' as const);
		const small = instances({ needs: 6, offers: 5, amount: 12 });
		await fc.assert(
			fc.asyncProperty(small, floors, async (instance, floor) => {
				const parameters = { ...instance.parameters, floor };
				await expectAsHighs(open({ ...instance, parameters }).model);
			}),
			{ numRuns: 300 },
		);
	});

	it('proves markets too large for a solver with floating point', () => {
		fc.assert(
			fc.property(huge, (model) => void expectProven(model, bestOf(model))),
			{ numRuns: 300 },
		);
	});

	it('makes the same pivots whether 32 bits hold its points or not', () => {
		fc.assert(
			fc.property(more, (drawn) => {
				// With makeshifts, which are one point dearer than any grant, a tie might fall otherwise.
				const roomy = (column: Float64Array) => column.map((amount) => Math.max(1, amount));
				const times = (column: Float64Array) => column.map((points) => points * 2 ** 24);
				const { amount, tierWidth, value, tierReward, pairQuality } = drawn;
				const model = { ...drawn, amount: roomy(amount), tierWidth: roomy(tierWidth) };
				const large = bestOf({
					...model,
					value: times(value),
					tierReward: times(tierReward),
					pairQuality: times(pairQuality),
				});
				const { amounts, prices, pivots } = bestOf(model);
				expect(large.pivots).toBe(pivots);
				expect(large.amounts).toEqual(amounts);
				expect(large.prices.offer).toEqual(times(prices.offer));
			}),
			{ numRuns: 200 },
		);
	});

	it('holds the prices of a tree in which every offer stands between the next and the sink', () => {
		const offers = 60;
		// The most that 32 bits are trusted with, one more, and what they would not hold.
		const most = Math.floor((2 ** 29 - 1) / (2 * offers + 5));
		for (const points of [most, most + 1, 2 ** 26]) {
			const { model, snapshot } = chain(offers, points);
			const simplex = openSimplex(model, snapshot);
			expect(simplex.flow().prices.offer[0]).toBe((2 * offers + 1) * points);
			simplex.solve(inTime);
			expectProven(model, simplex.flow());
		}
	});

	it('gives the same plan again', () => {
		fc.assert(
			fc.property(more, (model) => {
				expect(bestOf(model)).toEqual(bestOf(model));
			}),
		);
	});

	it('stops where the watch wants to, and goes on from there to the same optimum', () => {
		const model = nationalMarket({ needs: 1000, offers: 300, pairsPerNeed: 18, supply: 0.55 });
		const simplex = openSimplex(model);
		const told: number[] = [];
		const stop = ({ pivots, expected }: Progress) => {
			told.push(pivots / expected);
			return false;
		};
		expect(simplex.solve(stop)).toBe(false);
		expect(told.length).toBe(1);
		expect(told[0]).toBeGreaterThan(0);
		expect(simplex.solve(inTime)).toBe(true);
		expect(expectProven(model, simplex.flow())).toBe(expectProven(model, bestOf(model)));
	});

	it('leaves everything where nobody may give', () => {
		const model = modelOf({
			budget: [5],
			needs: [[4, 60, 0]],
			villages: [[[2, 100]]],
			pairs: [],
		});
		expect(expectProven(model, bestOf(model))).toBe(0n);
	});
});

function changed(model: MarketModel, list: readonly Change[]): MarketModel {
	const copy = structuredClone(model);
	const banned = bannedBy(list);
	for (const one of list) {
		if (one.kind === 'budget') copy.budget[one.offer] = one.to;
		if (one.kind === 'amount') copy.amount[one.need] = one.to;
		if (one.kind === 'width') copy.tierWidth[one.tier] = one.to;
		if (one.kind === 'quality') copy.pairQuality[one.pair] = one.to;
	}
	const kept = [...copy.pairNeed.keys()].filter((pair) => !banned.has(pair));
	return {
		...copy,
		pairNeed: Int32Array.from(kept, (pair) => copy.pairNeed[pair]!),
		pairOffer: Int32Array.from(kept, (pair) => copy.pairOffer[pair]!),
		pairQuality: Float64Array.from(kept, (pair) => copy.pairQuality[pair]!),
	};
}

const withChanges = more.chain((model) =>
	fc.tuple(fc.constant(model), fc.array(changesOf(model), { minLength: 1, maxLength: 3 })),
);

describe('a market that stays open', { timeout: 60_000 }, () => {
	it('is as good after changes as one that was opened with them', () => {
		fc.assert(
			fc.property(withChanges, ([model, lists]) => {
				const simplex = openSimplex(model);
				simplex.solve(inTime);
				for (const [index, list] of lists.entries()) {
					simplex.change(list);
					simplex.solve(inTime);
					const now = changed(model, lists.slice(0, index + 1).flat());
					expectSameValue(now, simplex, lists.slice(0, index + 1).flat());
				}
			}),
			{ numRuns: 300 },
		);
	});

	/**
	 * The donor gave four units by two grants, and the less good one hangs it into the tree. When it
	 * has one unit left, a makeshift brings three; two of these go by the best of all grants.
	 */
	it('empties a makeshift even where the best of all grants has to go for it', () => {
		const model = modelOf({
			budget: [5],
			needs: [
				[3, 70, 0],
				[9, 0, 1],
			],
			villages: [[[3, 400]], [[9, 0]]],
			pairs: [
				[0, 0, 90],
				[1, 0, 10],
			],
		});
		const simplex = openSimplex(model);
		simplex.solve(inTime);
		expect([...simplex.flow().amounts]).toEqual([3, 2]);
		simplex.change([{ kind: 'budget', offer: 0, to: 1 }]);
		simplex.solve(inTime);
		expect([...simplex.flow().amounts]).toEqual([1, 0]);
	});

	it('takes the pairs that were left out, and is then as good as with all of them', () => {
		fc.assert(
			fc.property(more, fc.nat({ max: 4 }), fc.constantFrom(1, 2 ** 30), (drawn, every, factor) => {
				const isFirst = (pair: number) => pair % (every + 2) === 0;
				const model = {
					...drawn,
					pairQuality: drawn.pairQuality.map((points, pair) =>
						isFirst(pair) ? points : points * factor,
					),
				};
				const pick = (holds: (pair: number) => boolean) => {
					const kept = [...model.pairNeed.keys()].filter(holds);
					return {
						need: Int32Array.from(kept, (pair) => model.pairNeed[pair]!),
						offer: Int32Array.from(kept, (pair) => model.pairOffer[pair]!),
						quality: Float64Array.from(kept, (pair) => model.pairQuality[pair]!),
					};
				};
				const known = pick(isFirst);
				const simplex = openSimplex({
					...model,
					pairNeed: known.need,
					pairOffer: known.offer,
					pairQuality: known.quality,
				});
				simplex.solve(inTime);
				simplex.addPairs(pick((pair) => !isFirst(pair)));
				simplex.solve(inTime);
				const all = expectProven(model, simplex.flow());
				expect(all).toBe(objectiveOf(model, bestOf(model).amounts));
			}),
			{ numRuns: 200 },
		);
	});

	it('goes on from a snapshot without a pivot, and starts anew from one that is none', () => {
		fc.assert(
			fc.property(more, (model) => {
				const simplex = openSimplex(model);
				simplex.solve(inTime);
				const again = openSimplex(model, simplex.snapshot());
				again.solve(inTime);
				expect(again.flow().pivots).toBe(0);
				expect(again.flow().amounts).toEqual(simplex.flow().amounts);
				for (const nonsense of [0, 2, -5]) {
					const broken = simplex.snapshot();
					// No tree, then states that there are not.
					broken.fill(nonsense, nonsense === 0 ? 0 : broken.length - 1);
					const anew = openSimplex(model, broken);
					anew.solve(inTime);
					expectProven(model, anew.flow());
				}
			}),
		);
	});
});

/** Banned pairs get nothing; without them the plan is proven for the market as it is now. */
function expectSameValue(now: MarketModel, simplex: Simplex, list: readonly Change[]): void {
	const { amounts, prices, pivots } = simplex.flow();
	const banned = bannedBy(list);
	for (const pair of banned) expect(amounts[pair]).toBe(0);
	const kept = amounts.filter((_, pair) => !banned.has(pair));
	const warm = expectProven(now, { amounts: kept, prices, pivots });
	expect(warm).toBe(objectiveOf(now, bestOf(now).amounts));
}
