import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastQuantity, toQuantity, toUnits, toUnitsUp } from '#domain/matching/units.ts';

const units = fc.constantFrom(null, '台', '吨', '人月');

describe('the whole numbers of the engine', () => {
	it('are 100 元, whole ones of what is counted, thousandths of what is measured', () => {
		expect(toUnits(1_234_567, null)).toBe(123);
		expect(toUnits(9_999, null)).toBe(0);
		expect(toUnits(12.999, '台')).toBe(12);
		expect(toUnits(12.345, '吨')).toBe(12_345);
		expect([null, '台', '吨'].map(leastQuantity)).toEqual([10_000, 1, 0.001]);
	});

	it('come back as the quantity they stand for', () => {
		fc.assert(
			fc.property(fc.nat(10 ** 9), units, (count, unit) => {
				expect(toUnits(toQuantity(count, unit), unit)).toBe(count);
				expect(toUnitsUp(toQuantity(count, unit), unit)).toBe(count);
			}),
		);
	});

	it('leave less than one out, or count it as one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10 ** 12 }), units, (some, unit) => {
				const quantity = unit === null ? some : some / 1000;
				expect(toQuantity(toUnits(quantity, unit), unit)).toBeLessThanOrEqual(quantity);
				expect(toQuantity(toUnitsUp(quantity, unit), unit)).toBeGreaterThanOrEqual(quantity);
				expect(toUnitsUp(quantity, unit) - toUnits(quantity, unit)).toBeLessThanOrEqual(1);
			}),
		);
	});
});
