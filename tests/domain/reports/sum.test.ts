import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSum } from '#domain/reports/sum.ts';

const WAN = 1_000_000;

describe('a declared total', () => {
	it('of 148 is not 8 + 72 + 67', () => {
		expect(judgeSum(148, [8, 72, 67], false)).toEqual({
			declared: 148,
			sum: 147,
			verdict: 'differs',
		});
	});

	it('of 117.98 万元 is 112.92 + 1 + 4.07, but for rounding', () => {
		const details = [112.92, 1, 4.07].map((figure) => Math.round(figure * WAN));
		expect(judgeSum(Math.round(117.98 * WAN), details, true).verdict).toBe('rounded');
	});

	it('of 元 is not rounded: a missing 分 is missing', () => {
		expect(judgeSum(11_798, [11_292, 100, 407], true).verdict).toBe('differs');
	});

	it('differs where more is missing than each figure could have been rounded by', () => {
		expect(judgeSum(10 * WAN, [5 * WAN, 4.96 * WAN], true).verdict).toBe('differs');
		expect(judgeSum(10 * WAN, [5 * WAN, 4.98 * WAN], true).verdict).toBe('rounded');
	});

	it('is equal exactly where the details make it up', () => {
		const figures = fc.array(fc.nat(10 * WAN), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(figures, fc.integer({ min: -5, max: 5 }), fc.boolean(), (details, off, is) => {
				const sum = details.reduce((total, detail) => total + detail, 0);
				expect(judgeSum(sum + off, details, is).verdict === 'equal').toBe(off === 0);
			}),
		);
	});
});
