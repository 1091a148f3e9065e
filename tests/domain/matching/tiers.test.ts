import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { fill, lexicographicReward, tierReached, tiersOf } from '#domain/matching/tiers.ts';
import { instance, marketOf, need, offer } from './markets.ts';

describe('the tiers of a village', () => {
	it('go by heads: 50, 100 and 250 元 each, then the rest, in units of 100 元', () => {
		expect(tiersOf(DEFAULT_PARAMETERS.tiers, 1001, 10_000)).toEqual([
			{ width: 500, reward: 4000 },
			{ width: 1001, reward: 1500 },
			{ width: 2502, reward: 500 },
			{ width: 10_000, reward: 0 },
		]);
	});

	it('are units as they stand where there are no heads', () => {
		expect(tiersOf([[7, 10]], null, 100)).toEqual([{ width: 7, reward: 10 }]);
	});

	it('are never wider than what the village asks for', () => {
		expect(tiersOf([[50, 10]], 2 ** 52, 30)).toEqual([{ width: 30, reward: 10 }]);
	});

	it('fill from the first', () => {
		expect(fill([2, 3, 4], 6)).toEqual([2, 3, 1]);
		expect(fill([2, 3], 9)).toEqual([2, 3]);
	});

	it('are reached in order; nothing reaches none', () => {
		expect(tierReached([2, 3, 4], 0)).toBe(0);
		expect(tierReached([2, 3, 4], 2)).toBe(1);
		expect(tierReached([2, 3, 4], 3)).toBe(2);
		// Filled by locks: no width is left, and the next unit lies beyond.
		expect(tierReached([0, 3, 4], 1)).toBe(2);
	});
});

describe('a lexicographic floor', () => {
	const market = { offers: 3, highestQuality: 1000, highestValue: 540, highestSecondReward: 1500 };

	it('is worth more than all that one unit could shift', () => {
		expect(lexicographicReward(market)).toBe(4 * 1540 + 1500 + 1);
	});

	it('takes the place of the first reward of every village', () => {
		const { parameters } = instance();
		const { model } = marketOf({
			needs: [need('n1', { village: 'a', value: 20 }), need('n2', { village: 'b', value: 0 })],
			offers: [offer('o1')],
			pairs: [[0, 0, 300]],
			parameters: {
				...parameters,
				floor: 'lexicographic',
				tiers: [
					[2, 5],
					[4, 3],
					[null, 1],
				],
			},
		});
		expect([...model.tierReward]).toEqual([644, 3, 1, 644, 3, 1]);
	});
});
