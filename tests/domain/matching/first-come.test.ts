import { describe, expect, it } from 'vitest';
import { firstCome } from '#domain/matching/first-come.ts';
import { marketOf, need, offer, TWO_VILLAGES } from './markets.ts';

describe('what happens without a round', () => {
	it('the donor picks what suits it best, whatever the villages have', () => {
		expect([...firstCome(marketOf(TWO_VILLAGES))]).toEqual([4, 1]);
	});

	it('the next donor gets what the first has left, and nobody gives less than its minimum', () => {
		const market = marketOf({
			needs: [need('n1'), need('n2')],
			offers: [offer('o1', { budget: 8 }), offer('o2', { budget: 12, minimumGrant: 3 })],
			pairs: [
				[0, 0, 5],
				[1, 0, 9],
				[1, 1, 1],
			],
		});
		expect([...firstCome(market)]).toEqual([8, 0, 10]);
	});
});
