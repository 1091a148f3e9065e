import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, positionsWhere } from '#domain/matching/columns.ts';
import { canReachMinimum } from '#domain/matching/grants.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { layOut, START, type Start } from '#domain/matching/market.ts';
import {
	boundOf,
	leftBeside,
	objectiveOf,
	reducedCost,
	totalsOf,
	worth,
	type MarketModel,
} from '#domain/matching/model.ts';
import { optimum } from '#domain/matching/optimum.ts';
import { priceOut } from '#domain/matching/pricing.ts';
import { justifiedClaims } from '#domain/matching/rounding.ts';
import { marginalRewards } from '#domain/matching/tiers.ts';
import { instance, instances, need, offer } from './markets.ts';
import { bests, placedInstances } from './places.ts';
import { bestOf, open, solveMarket } from './solving.ts';

const EVERYTHING = { ...START, all: Infinity };

function solve(given: Instance, start: Start) {
	const market = layOut(given, start);
	if (!market.ok) throw new Error(JSON.stringify(market.refusal));
	const best = optimum(market.value);
	if (!best) throw new Error('stopped by nobody');
	return { ...best, known: market.value.model.pairNeed.length };
}

/** Markets in which every pair is given. */
const small = instances({ needs: 6, offers: 5, amount: 12 });
const more = fc.integer({ min: 1, max: 5 });

describe('the optimum over all eligible pairs', () => {
	it('is the same from whatever pairs the solver starts, and proven by its prices', () => {
		let grew = 0;
		fc.assert(
			fc.property(placedInstances, bests, (given, best) => {
				const whole = solve(given, EVERYTHING);
				const { market, flow, known } = solve(given, { all: -1, best });
				const objective = objectiveOf(market.model, flow.amounts);
				expect(objective).toBe(objectiveOf(whole.market.model, whole.flow.amounts));
				expect(boundOf(market.model, flow.prices)).toBe(objective);
				// Asked once more of every pair there is, one by one, in the market that had them all.
				const { model } = whole.market;
				const gaining = positionsWhere(model.pairNeed, (_, pair) => {
					return canReachMinimum(whole.market, pair) && reducedCost(model, flow.prices, pair) < 0;
				});
				expect(gaining).toEqual([]);
				const { found, priced } = priceOut(market.source, whole.market, flow.prices, 99);
				expect([found.need.length, priced]).toEqual([0, model.pairNeed.length]);
				if (market.model.pairNeed.length > known) grew += 1;
			}),
			{ numRuns: 500 },
		);
		expect(grew).toBeGreaterThan(0);
	});
});

describe('what the optimum promises', () => {
	it('never loses value when a donor adds budget or a need grows', () => {
		fc.assert(
			fc.property(small, fc.nat(), fc.nat({ max: 5 }), (instance, which, more) => {
				const { model } = open(instance);
				const before = bestOf(model);
				const budget = raised(model.budget, which, more);
				const amount = raised(model.amount, which, more);
				expect(bestOf({ ...model, budget })).toBeGreaterThanOrEqual(before);
				expect(bestOf({ ...model, amount })).toBeGreaterThanOrEqual(before);
			}),
			{ numRuns: 300 },
		);
	});

	// Among equally good plans the solver may choose any, so the question is whether one of the best
	// plans after the gift leaves every village what it had: a point more for those units decides.
	it('takes from no village when a donor adds budget', () => {
		fc.assert(
			fc.property(small, fc.nat(), more, (one, which, units) => {
				const { model } = open(one);
				const before = totalsOf(model, solveMarket(model).amounts).village;
				const after = { ...model, budget: raised(model.budget, which, units) };
				const preferring = favour(after, before);
				const { amounts } = solveMarket(preferring);
				expect(objectiveOf(after, amounts)).toBe(bestOf(after));
				const received = totalsOf(after, amounts).village;
				before.forEach((had, village) => {
					expect(received[village]).toBeGreaterThanOrEqual(had);
				});
			}),
			{ numRuns: 300 },
		);
	});

	// As above: among the best plans after the gift there is one in which the others spend no more.
	it('lets no other donor spend more when one adds budget', () => {
		fc.assert(
			fc.property(small, fc.nat(), more, (instance, which, units) => {
				const { model } = open(instance);
				const before = totalsOf(model, solveMarket(model).amounts).offer;
				const after = { ...model, budget: raised(model.budget, which, units) };
				const giver = which % before.length;
				const had = before.map((spent, offer) =>
					offer === giver ? at(after.budget, offer) : spent,
				);
				const { amounts, parted } = part(after, had, { within: 0, beyond: -1 });
				expect(objectiveOf(after, amounts)).toBe(bestOf(after));
				const spent = totalsOf(parted.model, parted.amounts).offer;
				had.forEach((_, offer) => expect(spent[2 * offer + 1]).toBe(0));
			}),
			{ numRuns: 300 },
		);
	});

	it('lets no donor spend less when a need grows, where the points of no village fall', () => {
		fc.assert(
			fc.property(small.map(flat), fc.nat(), more, (instance, which, units) => {
				const before = totalsOf(open(instance).model, planOf(instance)).offer;
				const needs = instance.needs.map((need, index) =>
					index === which % instance.needs.length ? { ...need, amount: need.amount + units } : need,
				);
				const after = open({ ...instance, needs }).model;
				const { amounts, parted } = part(after, before, { within: 1, beyond: 0 });
				expect(objectiveOf(after, amounts)).toBe(bestOf(after));
				const spent = totalsOf(parted.model, parted.amounts).offer;
				before.forEach((had, offer) => expect(spent[2 * offer]).toBe(had));
			}),
			{ numRuns: 300 },
		);
	});

	// The need that grows fills the floor of its village; whose money that sets free goes elsewhere,
	// and takes the place of a third donor.
	it('may let a donor spend less when a need grows in a village whose points fall', () => {
		const spentWith = (amount: number) => {
			const given = instance({
				needs: [
					need('beside', { village: 'a', amount: 2, value: 0 }),
					need('grown', { village: 'a', amount, value: 0 }),
					need('other', { village: 'b', amount: 1, value: 0 }),
				],
				offers: [
					offer('both', { budget: 2 }),
					offer('first', { budget: 3 }),
					offer('third', { budget: 1 }),
				],
				villages: [
					{
						code: 'a',
						tiers: [
							[4, 5000],
							[null, 0],
						],
					},
					{ code: 'b', tiers: [[null, 0]] },
				],
				pairs: [
					[0, 0, 0],
					[1, 1, 777],
					[0, 2, 777],
					[2, 2, 100],
				],
			});
			return [...totalsOf(open(given).model, planOf(given)).offer];
		};
		expect(spentWith(2)).toEqual([2, 2, 1]);
		expect(spentWith(3)).toEqual([2, 3, 0]);
	});

	it('splits alike for every falling scale where quality does not speak', () => {
		const scales = [
			(unit: number) => 1000 - unit,
			(unit: number) => (200 - unit) ** 2,
			(unit: number) => Math.floor(1e6 / (unit + 1)),
		];
		fc.assert(
			fc.property(small, (instance) => {
				const { model } = open(instance);
				const split = scales.map((scale) => {
					const plain = inUnits(model, scale);
					return totalsOf(plain, solveMarket(plain).amounts).village.toSorted();
				});
				expect(split[1]).toEqual(split[0]);
				expect(split[2]).toEqual(split[0]);
			}),
			{ numRuns: 300 },
		);
	});

	it('leaves no idle money beside an eligible need it could help', () => {
		fc.assert(
			fc.property(small, (instance) => {
				const { model } = open(instance);
				const { amounts } = solveMarket(model);
				const left = leftBeside(model, amounts);
				const { next } = marginalRewards(model, totalsOf(model, amounts).village);
				model.pairNeed.forEach((need, pair) => {
					const village = at(model.village, need);
					const room = [
						at(left.offer, at(model.pairOffer, pair)),
						at(left.need, need),
						at(left.village, village),
					];
					if (Math.min(...room) > 0) expect(worth(model, pair) + at(next, village)).toBe(0);
				});
			}),
			{ numRuns: 300 },
		);
	});

	it('leaves nobody a justified claim: no unit would be worth more with another need', () => {
		fc.assert(
			fc.property(small, (instance) => {
				const { model } = open(instance);
				expect(justifiedClaims(model, solveMarket(model).amounts)).toBe(0);
			}),
			{ numRuns: 300 },
		);
	});

	it('buys no quality with a lexicographic floor', () => {
		const lexicographic = small.map((instance) => ({
			...instance,
			parameters: { ...instance.parameters, floor: 'lexicographic' as const },
		}));
		fc.assert(
			fc.property(lexicographic, (instance) => {
				const { model } = open(instance);
				const { amounts } = solveMarket(model);
				expect(floorMoney(model, amounts)).toBe(mostFloorMoney(model));
			}),
			{ numRuns: 300 },
		);
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

function planOf(instance: Instance): Float64Array {
	return solveMarket(open(instance).model).amounts;
}

/** Every unit is worth the same to a village, as many as it gets. */
function flat(instance: Instance): Instance {
	const villages = instance.villages?.map(({ code }) => ({ code, tiers: [[null, 0] as const] }));
	return { ...instance, villages: villages ?? [] };
}

function floorMoney(model: MarketModel, amounts: Float64Array): number {
	return totalsOf(model, amounts).village.reduce((sum, received, village) => {
		return sum + Math.min(received, model.tierWidth[model.tierStart[village] ?? 0] ?? 0);
	}, 0);
}

function mostFloorMoney(model: MarketModel): number {
	const firstTiers = new Set(model.tierStart.subarray(0, -1));
	const onlyFloors = {
		...model,
		value: model.value.map(() => 0),
		pairQuality: model.pairQuality.map(() => 0),
		tierReward: model.tierReward.map((_, tier) => (firstTiers.has(tier) ? 1 : 0)),
	};
	return floorMoney(model, solveMarket(onlyFloors).amounts);
}

/**
 * The same market, every point worth 1000 and every donor in two: the first with what it `had`, the
 * second with the rest. A point decides between equally good plans which of the two is to give.
 */
function part(
	model: MarketModel,
	had: Float64Array,
	points: { readonly within: number; readonly beyond: number },
) {
	const budget = Float64Array.from({ length: 2 * had.length }, (_, offer) => {
		const within = at(had, offer >> 1);
		return offer % 2 === 0 ? within : at(model.budget, offer >> 1) - within;
	});
	const pairs = Array.from(model.pairNeed.keys()).flatMap((pair) => [2 * pair, 2 * pair + 1]);
	const partOf = (pair: number) => 2 * at(model.pairOffer, pair >> 1) + (pair % 2);
	const parted = {
		...model,
		budget,
		value: model.value.map((value) => value * 1000),
		tierReward: model.tierReward.map((reward) => reward * 1000),
		pairNeed: Int32Array.from(pairs, (pair) => at(model.pairNeed, pair >> 1)),
		pairOffer: Int32Array.from(pairs, partOf),
		pairQuality: Float64Array.from(pairs, (pair) => {
			const own = pair % 2 === 0 ? points.within : points.beyond;
			return 1000 * at(model.pairQuality, pair >> 1) + own;
		}),
	};
	const { amounts } = solveMarket(parted);
	const whole = model.pairNeed.map((_, pair) => at(amounts, 2 * pair) + at(amounts, 2 * pair + 1));
	return { amounts: Float64Array.from(whole), parted: { model: parted, amounts } };
}

/** Only the villages' own scale decides, unit by unit, up to what each may get. */
function inUnits(model: MarketModel, scale: (unit: number) => number): MarketModel {
	const caps = leftBeside(model, new Float64Array(model.pairNeed.length)).village;
	const ends: number[] = [];
	const units = [...caps].flatMap((cap) => {
		// A village has a tier even where it may get nothing.
		const tiers = Array.from({ length: cap + 1 }, (_, unit) => unit);
		ends.push((ends.at(-1) ?? 0) + tiers.length);
		return tiers.map((unit) => ({ width: unit < cap ? 1 : 0, reward: scale(unit) }));
	});
	return {
		...model,
		value: model.value.map(() => 0),
		pairQuality: model.pairQuality.map(() => 0),
		tierStart: Int32Array.from([0, ...ends]),
		tierWidth: Float64Array.from(units, ({ width }) => width),
		tierReward: Float64Array.from(units, ({ reward }) => reward),
	};
}
