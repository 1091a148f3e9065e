import { describe, expect, it } from 'vitest';
import {
	modelUnder,
	reopen,
	supportOf,
	tighten,
	tooSmall,
	undecided,
} from '#domain/matching/grants.ts';
import { marketOf, need, offer } from './markets.ts';

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

describe('minimum grants, step by step', () => {
	const amounts = Float64Array.of(10, 4, 3, 2);

	it('sees which grants are too small', () => {
		expect(tooSmall(market, amounts)).toEqual([1, 2, 3]);
		expect(tooSmall(market, Float64Array.of(6, 0, 0, 0))).toEqual([]);
	});

	it('holds the large, raises the nearly large while there is room, closes the rest', () => {
		const { least, isClosed } = tighten(market, undecided(market), amounts);
		expect([...least]).toEqual([6, 6, 6, 0]);
		expect([...isClosed]).toEqual([0, 0, 0, 1]);
	});

	it('raises the nearest first where the budget is not enough for all', () => {
		const scarce = marketOf({
			needs: [need('a', { value: 0 }), need('b', { value: 0 })],
			offers: [offer('o1', { budget: 8, minimumGrant: 6 })],
			pairs: [
				[0, 0, 1],
				[0, 1, 1],
			],
		});
		const { least, isClosed } = tighten(scarce, undecided(scarce), Float64Array.of(3, 5));
		expect([...least]).toEqual([0, 6]);
		expect([...isClosed]).toEqual([1, 0]);
	});

	it('keeps only what is large enough, and opens what idle money still reaches', () => {
		const support = supportOf(market, Float64Array.of(10, 4, 0, 0));
		expect([...support.least]).toEqual([6, 0, 0, 0]);
		expect([...support.isClosed]).toEqual([0, 1, 1, 1]);
		const wider = reopen(market, support, Float64Array.of(10, 0, 0, 0));
		expect([...(wider?.least ?? [])]).toEqual([6, 6, 0, 0]);
		expect(reopen(market, support, Float64Array.of(10, 6, 0, 0))).toBeNull();
	});

	it('knows no minimum where the offer has none', () => {
		const free = marketOf({ needs: [need('a')], offers: [offer('o1')], pairs: [[0, 0, 1]] });
		expect([...supportOf(free, Float64Array.of(0)).isClosed]).toEqual([0]);
		expect(tooSmall(free, Float64Array.of(1))).toEqual([]);
	});

	it('closes a pair whose need is itself smaller than the minimum', () => {
		const hopeless = marketOf({
			needs: [need('a', { amount: 5 })],
			offers: [offer('o1', { minimumGrant: 6 })],
			pairs: [[0, 0, 1]],
		});
		expect([...undecided(hopeless).isClosed]).toEqual([1]);
	});

	it('reserves what is held, lowest tiers first, and gives it back afterwards', () => {
		const grants = { least: Float64Array.of(6, 0, 0, 0), isClosed: Uint8Array.of(0, 1, 1, 0) };
		const { model, restore } = modelUnder(market.model, grants);
		expect([...model.budget]).toEqual([14]);
		expect([...model.amount]).toEqual([4, 10, 10, 10]);
		expect([...model.tierWidth]).toEqual([0, 6, 2, 10, 2, 10, 2, 10]);
		expect([...model.pairNeed]).toEqual([0, 3]);
		expect([...restore(Float64Array.of(1, 2))]).toEqual([7, 0, 0, 2]);
	});
});
