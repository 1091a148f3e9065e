import { describe, expect, it } from 'vitest';
import { marketOf, need, offer } from './markets.ts';

describe('a market', () => {
	it('stands in canonical order: county, village, id, whatever order the records came in', () => {
		const market = marketOf({
			needs: [
				need('n2', { village: '621123210202' }),
				need('n3', { village: '621102100200' }),
				need('n10', { village: '621123210202' }),
			],
			offers: [offer('b'), offer('a')],
			pairs: [
				[0, 0, 5],
				[1, 0, 6],
				[1, 1, 7],
			],
		});
		expect(market.needs.map(({ id }) => id)).toEqual(['n3', 'n10', 'n2']);
		expect(market.donors.map((donor) => donor.offer.id)).toEqual(['a', 'b']);
		expect(market.villages.map(({ code }) => code)).toEqual(['621102100200', '621123210202']);
		expect([...market.model.pairNeed]).toEqual([0, 2, 2]);
		expect([...market.model.pairOffer]).toEqual([0, 0, 1]);
		expect([...market.model.pairQuality]).toEqual([7, 6, 5]);
		expect([...market.model.village]).toEqual([0, 1, 1]);
	});

	it('takes locks from the budget, the need and the lowest tiers of the village', () => {
		const { model, locked } = marketOf({
			needs: [need('n1', { amount: 9 })],
			offers: [offer('o1', { budget: 7 })],
			locked: [
				{ need: 'n1', offer: 'o1', amount: 1 },
				{ need: 'n1', offer: 'o1', amount: 2 },
			],
		});
		expect([...model.budget]).toEqual([4]);
		expect([...model.amount]).toEqual([6]);
		expect([...model.tierWidth]).toEqual([0, 8]);
		expect([...locked.village]).toEqual([3]);
	});

	it('lets a refusal hold against pairs that the instance brings along', () => {
		const { model, declined } = marketOf({
			needs: [need('n1'), need('n2')],
			offers: [offer('o1')],
			pairs: [
				[0, 0, 1],
				[0, 1, 2],
			],
			declined: [{ need: 'n1', offer: 'o1' }],
		});
		expect([...model.pairQuality]).toEqual([2]);
		expect([...declined]).toEqual([[0, 0]]);
	});
});
