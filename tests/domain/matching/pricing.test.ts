import fc from 'fast-check';
import { expect, it } from 'vitest';
import { positionsWhere } from '#domain/matching/columns.ts';
import { canReachMinimum } from '#domain/matching/grants.ts';
import { layOut, START } from '#domain/matching/market.ts';
import { reducedCost } from '#domain/matching/model.ts';
import { priceOut } from '#domain/matching/pricing.ts';
import { placedInstances } from './places.ts';

const column = fc.array(fc.nat({ max: 1200 }), { minLength: 1, maxLength: 6 });

/** As many as are asked for, the same few again and again. */
function repeated(prices: readonly number[], count: number): Float64Array {
	return Float64Array.from({ length: count }, (_, index) => prices[index % prices.length] ?? 0);
}

it('finds at whatever prices exactly the pairs that would gain, none passed over', () => {
	let found = 0;
	fc.assert(
		fc.property(placedInstances, fc.tuple(column, column, column), (given, [one, two, three]) => {
			const market = layOut(given, { ...START, all: Infinity });
			if (!market.ok) throw new Error(JSON.stringify(market.refusal));
			const { model, source } = market.value;
			const prices = {
				offer: repeated(one, model.budget.length),
				need: repeated(two, model.amount.length),
				village: repeated(three, model.tierStart.length - 1),
			};
			const gaining = positionsWhere(model.pairNeed, (_, pair) => {
				return canReachMinimum(market.value, pair) && reducedCost(model, prices, pair) < 0;
			});
			const pricing = priceOut(source, market.value, prices, 99);
			const keys = Array.from(pricing.found.need, (need, index) => {
				return `${need} ${pricing.found.offer[index]} ${pricing.found.quality[index]}`;
			});
			const wanted = gaining.map((pair) => {
				return `${model.pairNeed[pair]} ${model.pairOffer[pair]} ${model.pairQuality[pair]}`;
			});
			expect(keys.toSorted()).toEqual(wanted.toSorted());
			found += keys.length;
		}),
		{ numRuns: 400 },
	);
	expect(found).toBeGreaterThan(100);
});
