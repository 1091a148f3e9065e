import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_FEN } from '#domain/money.ts';
import {
	formatAmount,
	formatCapitals,
	formatCount,
	formatDate,
	formatDateTime,
	formatMoney,
	formatMonth,
	formatPercent,
	formatQuantity,
	moneyUnit,
} from '#text/format.ts';

test.each([
	[230_000_000, 'zh-CN', 'wan', '230.00万元'],
	[230_000_000, 'en', 'wan', '¥2,300,000'],
	[123_456_789, 'zh-CN', 'yuan', '1,234,567.89元'],
	[123_456_789, 'en', 'yuan', '¥1,234,567.89'],
	[123_456_789, 'zh-CN', 'wan', '123.46万元'],
	[123_456_789, 'en', 'wan', '¥1,234,600'],
	[-230_000_000, 'en', 'wan', '-¥2,300,000'],
	[4_999, 'en', 'wan', '¥0'],
	[0, 'zh-CN', 'wan', '0.00万元'],
	[null, 'zh-CN', 'wan', '—'],
] as const)('%s fen is in %s, counted in %s, %s', (fen, locale, unit, words) => {
	expect(formatMoney(fen, locale, unit)).toBe(words);
});

test('a column of bare figures takes its unit from the head', () => {
	expect(formatAmount(230_000_000, 'zh-CN', 'wan')).toBe('230.00');
	expect(moneyUnit('zh-CN', 'wan')).toBe('万元');
	expect(moneyUnit('en', 'wan')).toBe('CNY');
});

test('both languages tell the same number of 万元', () => {
	const fen = fc.integer({ min: -MAX_FEN, max: MAX_FEN });
	const bare = (text: string) => Number(text.replaceAll(',', ''));
	fc.assert(
		fc.property(fen, (amount) => {
			const english = bare(formatAmount(amount, 'en', 'wan'));
			expect(english).toBe(Math.round(bare(formatAmount(amount, 'zh-CN', 'wan')) * 10_000) + 0);
		}),
	);
});

test.each([
	[1, 3, '33.3%'],
	[2, 3, '66.7%'],
	[1, 1, '100.0%'],
	[3, 2, '150.0%'],
	[0, 5, '0.0%'],
	[1, 1_000_000, '0.1%'],
	[999_999, 1_000_000, '99.9%'],
	[-1, 4, '-25.0%'],
	[MAX_FEN - 1, MAX_FEN, '99.9%'],
	[1, 0, '—'],
	[null, 5, '—'],
	[5, null, '—'],
])('%s of %s is %s', (part, whole, words) => {
	expect(formatPercent(part, whole)).toBe(words);
});

test('a count shows its thousands, and an unknown one is not nothing', () => {
	expect(formatCount(620_573, 'zh-CN')).toBe('620,573');
	expect(formatCount(null, 'zh-CN')).toBe('—');
});

test('a date is the same day in both languages', () => {
	expect(formatDate('2026-11-01', 'zh-CN')).toBe('2026年11月1日');
	expect(formatDate('2026-11-01', 'en')).toBe('1 Nov 2026');
	expect(formatDate(null, 'en')).toBe('—');
});

test('a month is named with its year', () => {
	expect(formatMonth('2026-11-21', 'zh-CN')).toBe('2026年11月');
	expect(formatMonth('2026-01', 'en')).toBe('Jan 2026');
});

test('an instant is told by the clock in Shanghai', () => {
	expect(formatDateTime('2026-11-20T16:03:00Z', 'zh-CN')).toBe('2026年11月21日 00:03');
	expect(formatDateTime(new Date('2026-11-20T15:59:00Z'), 'en')).toBe('20 Nov 2026, 23:59');
	expect(formatDateTime(null, 'en')).toBe('—');
});

test.each([
	[0, '零元整'],
	[5, '伍分'],
	[50, '伍角整'],
	[105, '壹元零伍分'],
	[150, '壹元伍角整'],
	[1_00, '壹元整'],
	[10_00, '壹拾元整'],
	[1_005_00, '壹仟零伍元整'],
	[2_300_0000_00, '贰仟叁佰万元整'],
	[1_005_0000_00, '壹仟零伍万元整'],
	[1_0001_00, '壹万零壹元整'],
	[1_0000_0001_00, '壹亿零壹元整'],
	[12_3456_7890_12, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
	[MAX_FEN, '壹仟亿元整'],
])('%s fen is written on a receipt as %s', (fen, words) => {
	expect(formatCapitals(fen)).toBe(words);
});

/** Reads 大写 back, so that no two amounts are written alike. */
function readCapitals(words: string): number {
	const [, yuan = '', rest = ''] = /^(?:(.*)元)?(.*)$/.exec(words.replace(/整$/, '')) ?? [];
	const digit = (text: string) => Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(text));
	const small = (text: string) =>
		[...text.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)].reduce(
			(sum, [, figure = '', place = '']) =>
				sum + digit(figure) * 10 ** ' 拾佰仟'.indexOf(place || ' '),
			0,
		);
	const [, yi = '', wan = '', ones = ''] = /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(yuan) ?? [];
	const jiao = digit(/(.)角/.exec(rest)?.[1] ?? '零');
	const fen = digit(/(.)分/.exec(rest)?.[1] ?? '零');
	return (small(yi) * 10 ** 8 + small(wan) * 10 ** 4 + small(ones)) * 100 + jiao * 10 + fen;
}

test('every amount can be read back from its capitals', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: MAX_FEN }), (fen) => {
			const words = formatCapitals(fen);
			expect(readCapitals(words)).toBe(fen);
			expect(words).not.toMatch(/零零|零[万亿元]|undefined/);
		}),
		{ numRuns: 2000, examples: [[MAX_FEN - 1], [1_0000_0000_00]] },
	);
});

test('a receipt has no amount below nothing or beyond the highest', () => {
	for (const fen of [-1, 0.5, MAX_FEN + 1]) {
		expect(() => formatCapitals(fen)).toThrow(RangeError);
	}
});

test.each([
	[12_340, '12.34'],
	[158, '0.158'],
	[500_000, '500'],
	[1_234_567_001, '1,234,567.001'],
	[999_999_999_999_999, '999,999,999,999.999'],
	[-16, '-0.016'],
	[0, '0'],
	[null, '—'],
])('%s thousandths are %s', (milli, text) => {
	expect(formatQuantity(milli)).toBe(text);
});
