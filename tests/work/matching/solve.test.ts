import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, type Market } from '#domain/matching/market.ts';
import {
	boundOf,
	objectiveOf,
	reducedCost,
	totalsOf,
	worth,
	type MarketModel,
} from '#domain/matching/model.ts';
import { solveMarket } from '#work/matching/solve.server.ts';
import { instances, marketOf, TWO_VILLAGES } from '../../domain/matching/markets.ts';

const small = instances({ needs: 6, offers: 5, amount: 12 });

function open(instance: Parameters<typeof layOut>[0]): Market {
	const opened = layOut(instance);
	if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
	return opened.value;
}

async function bestOf(model: MarketModel): Promise<bigint> {
	return objectiveOf(model, (await solveMarket(model)).amounts);
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

describe('the market solved by HiGHS', () => {
	it('fills both floors before it looks at quality, and prices what is scarce', async () => {
		const { model } = marketOf(TWO_VILLAGES);
		const { amounts, prices } = await solveMarket(model);
		expect([...amounts]).toEqual([3, 2]);
		expect(objectiveOf(model, amounts)).toBe(446n);
		expect([...prices.offer]).toEqual([10]);
		expect([...prices.need]).toEqual([0, 0]);
		expect([...prices.village]).toEqual([0, 2]);
	});

	it('finds the best of all plans of a tiny market', async () => {
		const tiny = instances({ needs: 3, offers: 3, amount: 2 });
		await fc.assert(
			fc.asyncProperty(tiny, async (instance) => {
				const { model } = open(instance);
				expect(await bestOf(model)).toBe(bruteForce(model));
			}),
			{ numRuns: 150 },
		);
	});

	it('proves every plan: the prices bound it by exactly its own value', async () => {
		await fc.assert(
			fc.asyncProperty(small, async (instance) => {
				const { model } = open(instance);
				const { amounts, prices } = await solveMarket(model);
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

	it('stays exact with amounts of many digits', async () => {
		await fc.assert(
			fc.asyncProperty(instances({ needs: 6, offers: 5, amount: 10 ** 12 }), async (instance) => {
				const { model } = open(instance);
				const { amounts, prices } = await solveMarket(model);
				expect(boundOf(model, prices)).toBe(objectiveOf(model, amounts));
			}),
		);
	});

	it('never loses value when a donor adds budget or a need grows', async () => {
		await fc.assert(
			fc.asyncProperty(small, fc.nat(), fc.nat({ max: 5 }), async (instance, which, more) => {
				const { model } = open(instance);
				const before = await bestOf(model);
				const budget = raised(model.budget, which, more);
				const amount = raised(model.amount, which, more);
				expect(await bestOf({ ...model, budget })).toBeGreaterThanOrEqual(before);
				expect(await bestOf({ ...model, amount })).toBeGreaterThanOrEqual(before);
			}),
		);
	});

	// Among equally good plans the solver may choose any, so the question is whether one of the best
	// plans after the gift leaves every village what it had: a point more for those units decides.
	it('takes from no village when a donor adds budget', async () => {
		await fc.assert(
			fc.asyncProperty(
				small,
				fc.nat(),
				fc.integer({ min: 1, max: 5 }),
				async (one, which, more) => {
					const { model } = open(one);
					const before = totalsOf(model, (await solveMarket(model)).amounts).village;
					const after = { ...model, budget: raised(model.budget, which, more) };
					const preferring = favour(after, before);
					const { amounts } = await solveMarket(preferring);
					expect(objectiveOf(after, amounts)).toBe(await bestOf(after));
					const received = totalsOf(after, amounts).village;
					before.forEach((had, village) => {
						expect(received[village]).toBeGreaterThanOrEqual(had);
					});
				},
			),
			{ numRuns: 150 },
		);
	});

	it('leaves no idle money beside an eligible need it could help', async () => {
		await fc.assert(
			fc.asyncProperty(small, async (instance) => {
				const { model } = open(instance);
				const { amounts } = await solveMarket(model);
				const given = totalsOf(model, amounts);
				model.pairNeed.forEach((need, pair) => {
					const donor = model.pairOffer[pair] ?? 0;
					const village = model.village[need] ?? 0;
					const widths = model.tierWidth.subarray(
						model.tierStart[village],
						model.tierStart[village + 1],
					);
					const room = widths.reduce((sum, width) => sum + width, 0);
					const isIdle = (given.offer[donor] ?? 0) < (model.budget[donor] ?? 0);
					const isOpen = (given.need[need] ?? 0) < (model.amount[need] ?? 0);
					const hasRoom = (given.village[village] ?? 0) < room;
					if (isIdle && isOpen && hasRoom) expect(worth(model, pair)).toBe(0);
				});
			}),
		);
	});

	it('buys no quality with a lexicographic floor', async () => {
		const lexicographic = small.map((instance) => ({
			...instance,
			parameters: { ...instance.parameters, floor: 'lexicographic' as const },
		}));
		await fc.assert(
			fc.asyncProperty(lexicographic, async (instance) => {
				const { model } = open(instance);
				const { amounts } = await solveMarket(model);
				expect(floorMoney(model, amounts)).toBe(await mostFloorMoney(model));
			}),
			{ numRuns: 200 },
		);
	});

	it('gives the empty plan for a market without pairs, with prices that prove it', async () => {
		const { model } = marketOf({ ...TWO_VILLAGES, pairs: [] });
		const { amounts, prices } = await solveMarket(model);
		expect(amounts.length).toBe(0);
		expect(boundOf(model, prices)).toBe(0n);
	});
});

function raised(column: Float64Array, which: number, more: number): Float64Array {
	const index = which % column.length;
	return column.map((value, at) => (at === index ? value + more : value));
}

/** The same market, every point worth 1000, and one point more for units up to `had`. */
function favour(model: MarketModel, had: Float64Array): MarketModel {
	const [tierStart, tierWidth, tierReward] = [[0], [] as number[], [] as number[]];
	had.forEach((units, village) => {
		let left = units;
		const end = model.tierStart[village + 1] ?? 0;
		for (let tier = model.tierStart[village] ?? 0; tier < end; tier += 1) {
			const width = model.tierWidth[tier] ?? 0;
			const favoured = Math.min(width, left);
			left -= favoured;
			tierWidth.push(favoured, width - favoured);
			tierReward.push(
				1000 * (model.tierReward[tier] ?? 0) + 1,
				1000 * (model.tierReward[tier] ?? 0),
			);
		}
		tierStart.push(tierWidth.length);
	});
	return {
		...model,
		value: model.value.map((points) => points * 1000),
		pairQuality: model.pairQuality.map((points) => points * 1000),
		tierStart: Int32Array.from(tierStart),
		tierWidth: Float64Array.from(tierWidth),
		tierReward: Float64Array.from(tierReward),
	};
}

function floorMoney(model: MarketModel, amounts: Float64Array): number {
	return totalsOf(model, amounts).village.reduce((sum, received, village) => {
		return sum + Math.min(received, model.tierWidth[model.tierStart[village] ?? 0] ?? 0);
	}, 0);
}

async function mostFloorMoney(model: MarketModel): Promise<number> {
	const firstTiers = new Set(model.tierStart.subarray(0, -1));
	const onlyFloors = {
		...model,
		value: model.value.map(() => 0),
		pairQuality: model.pairQuality.map(() => 0),
		tierReward: model.tierReward.map((_, tier) => (firstTiers.has(tier) ? 1 : 0)),
	};
	return floorMoney(model, (await solveMarket(onlyFloors)).amounts);
}
