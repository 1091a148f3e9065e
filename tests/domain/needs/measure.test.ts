import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastPart, sumQuantities, unitOf, without } from '#domain/needs/measure.ts';

const thousandths = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

describe('a quantity', () => {
	it('is of the unit that its commodity has', () => {
		expect(unitOf('money', '吨')).toBeNull();
		expect(unitOf('purchase', '吨')).toBeNull();
		expect(unitOf('jobs', '个')).toBe('人');
		expect(unitOf('goods', '吨')).toBe('吨');
		expect(unitOf('talent', '人月')).toBe('人月');
	});

	it('is cut where it is weighed or measured, and nowhere else', () => {
		expect(leastPart('吨')).toBe(0.001);
		expect(leastPart('亩')).toBe(0.001);
		for (const unit of ['台', '人', '套', null]) expect(leastPart(unit)).toBe(1);
	});

	it('adds up exactly, in any order', () => {
		fc.assert(
			fc.property(fc.array(thousandths), (parts) => {
				const sum = sumQuantities(parts.map((part) => part / 1000));
				expect(sum).toBe(parts.reduce((all, part) => all + part, 0) / 1000 || 0);
			}),
		);
	});

	it('leaves nothing of itself beside itself, and what was added beside the rest', () => {
		fc.assert(
			fc.property(thousandths, thousandths, (one, other) => {
				const [part, rest] = [one / 1000, other / 1000];
				expect(without(part, part)).toBe(0);
				expect(without(sumQuantities([part, rest]), part)).toBe(rest);
			}),
		);
	});

	it('is refused where no number holds it any more', () => {
		expect(() => sumQuantities([2 ** 53, 2])).toThrow(RangeError);
	});
});
