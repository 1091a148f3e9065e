import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIKE, likeness, printsOf, SIDE } from '#domain/documents/print.ts';
import { distance } from './distance.ts';

const anyGrey = fc.uint8Array({ minLength: SIDE * SIDE, maxLength: SIDE * SIDE });
const anyPrint = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe('a print', () => {
	it('has 64 bits, signed as the database keeps them, one for each window', () => {
		fc.assert(
			fc.property(anyGrey, (grey) => {
				const prints = printsOf(grey);
				expect(prints).toHaveLength(49);
				for (const print of prints) expect(BigInt.asIntN(64, print)).toBe(print);
			}),
			{ numRuns: 20 },
		);
	});

	it('does not change where a picture is made lighter', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: SIDE * SIDE, maxLength: SIDE * SIDE }), (grey) => {
				const dark = Uint8Array.from(grey, (value) => value >> 1);
				const light = Uint8Array.from(dark, (value) => value + 100);
				expect(distance(printsOf(dark)[0]!, printsOf(light)[0]!)).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 20 },
		);
	});

	it('is as far from another one as that is from it, and 0 from itself', () => {
		fc.assert(
			fc.property(anyPrint, anyPrint, (one, other) => {
				expect(distance(one, other)).toBe(distance(other, one));
				expect(distance(one, one)).toBe(0);
				expect(distance(one, ~one)).toBe(64);
			}),
		);
	});
});

describe('likeness', () => {
	it('is 1 of a picture with itself, and little of two that have nothing in common', () => {
		fc.assert(
			fc.property(anyGrey, anyGrey, (one, other) => {
				expect(likeness(one, one)).toBeCloseTo(1);
				expect(likeness(one, other)).toBeLessThan(ALIKE);
			}),
			{ numRuns: 10 },
		);
	});

	it('of one that is all of one grey is none', () => {
		const flat = new Uint8Array(SIDE * SIDE).fill(90);
		expect(likeness(flat, flat)).toBe(0);
	});
});
