import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	inUnits,
	parseMilli,
	parsePercent,
	parseQuantity,
	toMilli,
} from '#domain/needs/quantity.ts';

const refusal = (name: string) => ({ ok: false, refusal: { name } });
const fullWidth = (text: string) =>
	text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('a quantity', () => {
	it.each([
		['12.34', 12.34],
		['１２．５', 12.5],
		[' 1,200 ', 1200],
		['1，200.125', 1200.125],
		['0.001', 0.001],
		['999999999999', 999_999_999_999],
	])('%j is %d', (text, value) => {
		expect(parseQuantity(text)).toEqual({ ok: true, value });
	});

	it.each([
		['', 'quantity.missing'],
		[' \u3000', 'quantity.missing'],
		['0', 'quantity.zero'],
		['0.000', 'quantity.zero'],
		['-3', 'quantity.malformed'],
		['1.2345', 'quantity.malformed'],
		['1000000000000', 'quantity.malformed'],
		['1e3', 'quantity.malformed'],
		['约 20', 'quantity.malformed'],
		['.5', 'quantity.malformed'],
	])('%j is refused: %s', (text, name) => {
		expect(parseQuantity(text)).toEqual(refusal(name));
	});

	it('is the same in thousandths as it was written, in either width', () => {
		const thousandths = fc.integer({ min: 1, max: 10 ** 12 });
		fc.assert(
			fc.property(thousandths, (count) => {
				const text = (count / 1000).toFixed(3);
				for (const written of [text, fullWidth(text)]) {
					const parsed = parseQuantity(written);
					expect(parsed.ok && Math.round(parsed.value * 1000)).toBe(count);
				}
			}),
		);
	});
});

describe('thousandths', () => {
	it('hold every quantity exactly, and are typed again as they were', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (milli) => {
				expect(toMilli(milli / 1000)).toBe(milli);
				expect(parseMilli(inUnits(milli))).toEqual({ ok: true, value: milli });
			}),
		);
	});

	it('are refused like the quantity', () => {
		expect(parseMilli('0.0001')).toMatchObject({ refusal: { name: 'quantity.malformed' } });
	});
});

describe('a share in percent', () => {
	it.each([
		['0', 0],
		['30', 30],
		['30%', 30],
		['１００％', 100],
		[' 45 % ', 45],
	])('%j is %i', (text, value) => {
		expect(parsePercent(text)).toEqual({ ok: true, value });
	});

	it.each(['101', '-1', '33.3', '三成', '5%0', '%%', '1000'])('is not %j', (text) => {
		expect(parsePercent(text)).toEqual(refusal('percent.malformed'));
	});

	it.each(['', ' ', '%'])('%j is missing', (text) => {
		expect(parsePercent(text)).toEqual(refusal('percent.missing'));
	});
});
