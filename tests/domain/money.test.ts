import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formatWan,
	formatYuan,
	MAX_FEN,
	parseAmount,
	parseApproximate,
	splitByShares,
	splitEqually,
	sumFen,
} from '#domain/money.ts';

const anyFen = fc.integer({ min: 0, max: MAX_FEN });

function fenOf(text: string, unit?: 'yuan' | 'wan'): number | string {
	const result = parseAmount(text, unit);
	return result.ok ? result.value : result.refusal.name;
}

describe('an amount as it is typed or pasted', () => {
	it.each([
		['0', 0],
		['1234.5', 123_450],
		['１２,０００．５０', 1_200_050],
		['１２，０００．５０', 1_200_050],
		['12 000.50', 1_200_050],
		['  ¥1,200  ', 120_000],
		['￥ 1200元', 120_000],
		['+12', 1_200],
		['¥+12', 1_200],
		['12。5', 1_250],
		['230万元', 230_000_000],
		['230 万', 230_000_000],
		['4萬圓', 4_000_000],
		['1.2 亿', 12_000_000_000],
		['0.00000001亿元', 100],
		['12.500000', 1_250],
		['000012', 1_200],
		['100000000000', MAX_FEN],
		['1000亿', MAX_FEN],
	])('reads %s as %d fen', (text, fen) => {
		expect(fenOf(text)).toBe(fen);
	});

	it.each([
		['', 'amount.missing'],
		[' \u3000\u200B', 'amount.missing'],
		['-1', 'amount.negative'],
		['－1', 'amount.negative'],
		['\u22121', 'amount.negative'],
		['¥-1', 'amount.negative'],
		['-0', 'amount.negative'],
		['1e308', 'amount.malformed'],
		['NaN', 'amount.malformed'],
		['Infinity', 'amount.malformed'],
		['-Infinity', 'amount.malformed'],
		['0x10', 'amount.malformed'],
		['1,23', 'amount.malformed'],
		['1234,567', 'amount.malformed'],
		['100 20', 'amount.malformed'],
		['.5', 'amount.malformed'],
		['5.', 'amount.malformed'],
		['1.2.3', 'amount.malformed'],
		['-+1', 'amount.malformed'],
		['万元', 'amount.malformed'],
		['30多家', 'amount.malformed'],
		['0'.repeat(65), 'amount.malformed'],
		['100000000000.01', 'amount.too_large'],
		['1000.00000001亿', 'amount.too_large'],
		['9007199254740993', 'amount.too_large'],
		['9223372036854775808', 'amount.too_large'],
		['0.001', 'amount.too_precise'],
		['1.0000001万', 'amount.too_precise'],
	])('refuses %j as %s', (text, name) => {
		expect(fenOf(text)).toBe(name);
	});

	it('is read in the unit of its column, unless the text names another', () => {
		expect(fenOf('230', 'wan')).toBe(230_000_000);
		expect(fenOf('230.000001', 'wan')).toBe(230_000_001);
		expect(fenOf('230元', 'wan')).toBe(23_000);
		expect(fenOf('2亿元', 'wan')).toBe(20_000_000_000);
	});

	it('tells the limit it went beyond', () => {
		expect(parseAmount('2000亿')).toEqual({
			ok: false,
			refusal: { name: 'amount.too_large', facts: { maxFen: MAX_FEN } },
		});
	});

	it('comes back as the same fen from what we print', () => {
		fc.assert(
			fc.property(anyFen, (fen) => {
				expect(fenOf(formatYuan(fen))).toBe(fen);
			}),
		);
	});

	it('gives the same fen in 元, 万元 and 亿元', () => {
		fc.assert(
			fc.property(anyFen, (fen) => {
				const shifted = (places: number) =>
					String(fen)
						.padStart(places + 1, '0')
						.replace(new RegExp(`(\\d{${places}})$`), '.$1');
				expect(fenOf(`${shifted(6)}万元`)).toBe(fen);
				expect(fenOf(`${shifted(10)}亿`)).toBe(fen);
				expect(fenOf(shifted(6), 'wan')).toBe(fen);
			}),
		);
	});

	it('never throws and never leaves the range, whatever is sent', () => {
		const amountLike = fc.string({
			unit: fc.constantFrom(...'0123456789０９.,，．。 +-－¥￥万亿元多约e'),
		});
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), amountLike),
				fc.constantFrom('yuan' as const, 'wan' as const),
				(text, unit) => {
					const result = parseAmount(text, unit);
					const fen = result.ok ? result.value : 0;
					expect(Number.isInteger(fen) && fen >= 0 && fen <= MAX_FEN).toBe(true);
				},
			),
			{ numRuns: 2_000 },
		);
	});
});

describe('a figure with its words', () => {
	it.each([
		['2300多万元', 2_300_000_000, true],
		['２３００多万元', 2_300_000_000, true],
		['4万余元', 4_000_000, true],
		['4万元余', 4_000_000, true],
		['约50万元', 50_000_000, true],
		['大约 50 万元', 50_000_000, true],
		['近1000万元左右', 1_000_000_000, true],
		['超过1亿元', 10_000_000_000, true],
		['6378.58万元', 6_378_580_000, false],
		['30 多家', null, true],
		['70多条', null, true],
		['数百万元', null, true],
		['12.34 吨', null, false],
		['***亿元', null, false],
		['3多5万', null, false],
		['约-5万元', null, true],
		['', null, false],
	])('%j gives %s fen, approximate: %s', (text, fen, isApproximate) => {
		expect(parseApproximate(text)).toEqual({ fen, text, isApproximate });
	});

	it('is read in the unit of its column', () => {
		expect(parseApproximate('2300多', 'wan').fen).toBe(2_300_000_000);
	});

	it('keeps the words as they were written, without the margins', () => {
		expect(parseApproximate(' ２３００ 多万元\n').text).toBe('２３００ 多万元');
	});

	it('is exact and the same amount where nothing hedges it', () => {
		fc.assert(
			fc.property(anyFen, (fen) => {
				const text = formatYuan(fen);
				expect(parseApproximate(text)).toEqual({ fen, text, isApproximate: false });
				expect(parseApproximate(`约${text}元`)).toMatchObject({ fen, isApproximate: true });
			}),
		);
	});

	it('never throws, whatever is sent', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(parseApproximate(text).text).toBe(text.trim());
			}),
		);
	});
});

describe('a sum', () => {
	it('is exact where floats are not', () => {
		expect(sumFen([10, 20])).toBe(30);
		expect(sumFen([])).toBe(0);
		expect(sumFen([637_858, -637_858])).toBe(0);
	});

	it('equals the exact sum for any amounts', () => {
		fc.assert(
			fc.property(fc.array(anyFen, { maxLength: 500 }), (amounts) => {
				const exact = amounts.reduce((sum, fen) => sum + BigInt(fen), 0n);
				expect(BigInt(sumFen(amounts))).toBe(exact);
			}),
		);
	});

	it.each([
		[[Number.MAX_SAFE_INTEGER, 1]],
		[[0.5]],
		[[9_007_199_254_740_000, 0.4]],
		[[Number.NaN]],
		[[2 ** 53]],
	])('throws rather than lie about %j', (amounts) => {
		expect(() => sumFen(amounts)).toThrow(RangeError);
	});
});

describe('an amount cut into shares', () => {
	it('is cut into equal shares, the last bearing the remainder', () => {
		expect(splitEqually(100, 3)).toEqual([33, 33, 34]);
		expect(splitEqually(2, 3)).toEqual([0, 0, 2]);
		expect(splitEqually(0, 1)).toEqual([0]);
	});

	it.each([0, -1, 1.5, Number.NaN])('is not cut into %d parts', (parts) => {
		expect(() => splitEqually(100, parts)).toThrow(RangeError);
	});

	it('keeps every fen of every amount in every cut into equal shares', () => {
		fc.assert(
			fc.property(anyFen, fc.integer({ min: 1, max: 400 }), (fen, parts) => {
				const shares = splitEqually(fen, parts);
				expect(shares).toHaveLength(parts);
				expect(sumFen(shares)).toBe(fen);
				expect(new Set(shares.slice(0, -1)).size).toBeLessThanOrEqual(1);
				expect((shares.at(-1) ?? 0) - (shares[0] ?? 0)).toBeLessThan(parts);
			}),
		);
	});

	it('is cut in proportion, the last bearing the remainder', () => {
		expect(splitByShares(10_001, [3_000, 3_000, 4_000])).toEqual([3_000, 3_000, 4_001]);
		expect(splitByShares(MAX_FEN, [1, 9_999])).toEqual([1_000_000_000, 9_999_000_000_000]);
		expect(() => splitByShares(100, [])).toThrow(RangeError);
		expect(() => splitByShares(100, [0])).toThrow(RangeError);
	});

	it('keeps every fen of every amount in every cut by shares', () => {
		const anyShare = fc.integer({ min: 1, max: 10_000 });
		const anyShares = fc.array(anyShare, { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(anyFen, anyShares, (fen, shares) => {
				const parts = splitByShares(fen, shares);
				expect(sumFen(parts)).toBe(fen);
				expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
				const whole = sumFen(shares);
				parts.slice(0, -1).forEach((part, at) => {
					const exact = (BigInt(fen) * BigInt(shares[at]!)) / BigInt(whole);
					expect(BigInt(part)).toBe(exact);
				});
			}),
		);
	});
});

describe('an amount in print', () => {
	it.each([
		[0, '0.00', '0.00'],
		[5, '0.05', '0.00'],
		[123_450, '1,234.50', '0.12'],
		[4_999, '49.99', '0.00'],
		[5_000, '50.00', '0.01'],
		[230_000_000, '2,300,000.00', '230.00'],
		[MAX_FEN, '100,000,000,000.00', '10,000,000.00'],
		[Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91', '9,007,199,254.74'],
		[-123_450, '-1,234.50', '-0.12'],
		[-5_000, '-50.00', '-0.01'],
		[-4_999, '-49.99', '0.00'],
	])('shows %d fen as %s 元 and %s 万元', (fen, yuan, wan) => {
		expect(formatYuan(fen)).toBe(yuan);
		expect(formatWan(fen)).toBe(wan);
	});

	it('is at most 50 元 away from the truth in 万元', () => {
		fc.assert(
			fc.property(anyFen, (fen) => {
				const shown = parseAmount(formatWan(fen), 'wan');
				expect(Math.abs((shown.ok ? shown.value : Number.NaN) - fen)).toBeLessThanOrEqual(5_000);
			}),
		);
	});

	it('is refused where it is no whole number of fen', () => {
		expect(() => formatYuan(0.5)).toThrow(RangeError);
		expect(() => formatWan(Number.POSITIVE_INFINITY)).toThrow(RangeError);
	});
});
