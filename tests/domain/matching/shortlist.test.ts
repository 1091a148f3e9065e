import { describe, expect, it } from 'vitest';
import { shortlist } from '#domain/matching/shortlist.ts';
import { marketOf, need, offer } from './markets.ts';

/** Two donors, three needs of value 0 in one village; the prices are given by hand. */
const market = marketOf({
	needs: [1, 2, 3].map((digit) => need(`n${digit}`, { value: 0 })),
	offers: [offer('o1'), offer('o2'), offer('o3', { minimumGrant: 11 })],
	pairs: [
		[0, 0, 50],
		[0, 1, 40],
		[0, 2, 40],
		[1, 0, 45],
		[2, 0, 60],
	],
});
const prices = {
	offer: Float64Array.of(30, 35, 0),
	need: Float64Array.of(20, 15, 10),
	village: Float64Array.of(0),
};

describe('the nearest alternatives', () => {
	const { donorFor, needFor } = shortlist(market, prices);

	it('name the other donor of a need and the points it falls short by', () => {
		expect(donorFor(0, 0)).toEqual({ id: 'o2', points: 10 });
		expect(donorFor(0, 1)).toEqual({ id: 'o1', points: 0 });
		expect(donorFor(1, 0)).toBeNull();
	});

	it('name the other need of a donor, the nearest first', () => {
		expect(needFor(0, 0)).toEqual({ id: 'n3', points: 0 });
		expect(needFor(0, 2)).toEqual({ id: 'n1', points: 0 });
		expect(needFor(1, 0)).toBeNull();
	});

	it('leave out a donor whose minimum grant can never be reached', () => {
		expect(needFor(2)).toBeNull();
	});
});
