import { describe, expect, it } from 'vitest';
import { fairnessOf } from '#domain/matching/fairness.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { marketOf, need, offer } from './markets.ts';

/** Three villages of 100, 100 and 200 heads; 50 units are a floor for 100 heads. */
function market(locked = 0) {
	return marketOf({
		needs: [
			need('n1', { village: '621123210201', amount: 300 }),
			need('n2', { village: '621123210202', amount: 20 }),
			need('n3', { village: '621123210203', amount: 300 }),
			need('n4', { village: '621123210204', amount: 300, verified: 0 }),
		],
		offers: [offer('o1', { budget: 1000 })],
		villages: [
			{ code: '621123210201', population: 100 },
			{ code: '621123210202', population: 100 },
			{ code: '621123210203', population: 200 },
			{ code: '621123210204', population: 100 },
		],
		locked: [{ need: 'n3', offer: 'o1', amount: locked }],
		parameters: DEFAULT_PARAMETERS,
	});
}

describe('the report on how money spreads', () => {
	it('counts villages with a verified need: with nothing, and at their floor', () => {
		expect(fairnessOf(market(), Float64Array.of(49, 20, 0))).toMatchObject({
			villages: 3,
			withNothing: 1,
			atFloor: 1,
		});
		expect(fairnessOf(market(), Float64Array.of(50, 20, 0)).atFloor).toBe(2);
	});

	it('counts what was locked before', () => {
		expect(fairnessOf(market(100), Float64Array.of(50, 20, 0))).toMatchObject({
			withNothing: 0,
			atFloor: 3,
		});
	});

	it('measures inequality per head, not per village', () => {
		expect(fairnessOf(market(), Float64Array.of(10, 10, 20)).giniPerHead).toBeCloseTo(0, 12);
		expect(fairnessOf(market(), Float64Array.of(100, 0, 0)).giniPerHead).toBeCloseTo(2 / 3, 12);
		expect(fairnessOf(market(), Float64Array.of(0, 0, 0)).giniPerHead).toBeNull();
	});

	it('shows what the twentieth part with most has, at least one village', () => {
		expect(fairnessOf(market(), Float64Array.of(60, 20, 20)).topTwentiethShare).toBe(0.6);
		expect(fairnessOf(market(), Float64Array.of(0, 0, 0)).topTwentiethShare).toBeNull();
	});

	it('claims nothing per head where the heads are not known', () => {
		const unknown = marketOf({ needs: [need('n1')], offers: [offer('o1')], pairs: [[0, 0, 1]] });
		expect(fairnessOf(unknown, Float64Array.of(5)).giniPerHead).toBeNull();
	});
});
