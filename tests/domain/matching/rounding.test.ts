import { describe, expect, it } from 'vitest';
import { justifiedClaims, roundingOf } from '#domain/matching/rounding.ts';
import { marketOf, TWO_VILLAGES } from './markets.ts';

const market = marketOf(TWO_VILLAGES);

describe('what keeping minimum grants cost', () => {
	it('is counted for the very plan', () => {
		const rounded = roundingOf(market, Float64Array.of(3, 2), Float64Array.of(4, 0));
		expect(rounded).toMatchObject({
			fairnessBefore: { atFloor: 2 },
			villagesWithLess: 1,
			floorLost: 2,
			justifiedClaims: 1,
			idleBesideOpen: 1,
		});
	});

	it('is no justified claim in the best plan, and one where a unit would be worth more', () => {
		expect(justifiedClaims(market.model, Float64Array.of(3, 2))).toBe(0);
		expect(justifiedClaims(market.model, Float64Array.of(2, 3))).toBe(1);
	});
});
