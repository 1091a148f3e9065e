import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, displayName, isWithinRegion, levelOf } from '#domain/regions/code.ts';

const YUANGUDUI = '621123210202';

const digits = (width: number, min: number) =>
	fc.integer({ min, max: 10 ** width - 1 }).map((number) => String(number).padStart(width, '0'));
const anyCode = fc
	.tuple(digits(2, 10), digits(2, 1), digits(2, 0), digits(3, 1), digits(3, 1))
	.chain((parts) => fc.constantFrom(1, 2, 3, 4, 5).map((count) => parts.slice(0, count).join('')))
	.map((code) => code.padEnd(12, '0'));

describe('the place of a region among the others', () => {
	it.each([
		['620000000000', 1],
		['621100000000', 2],
		['621123000000', 3],
		['621123210000', 4],
		[YUANGUDUI, 5],
		['620000000000', 1],
		['441900000000', 2],
		['441900003000', 4],
		['110101010000', 4],
	])('%s stands at level %d', (code, level) => {
		expect(levelOf(code)).toBe(level);
	});

	it('has no level where the code is not canonical', () => {
		expect(() => levelOf('621123')).toThrow(RangeError);
		expect(() => ancestorsOf('元古堆')).toThrow(RangeError);
	});

	it('names the province, prefecture, county and township of a village', () => {
		expect(ancestorsOf(YUANGUDUI)).toEqual([
			'620000000000',
			'621100000000',
			'621123000000',
			'621123210000',
		]);
		expect(ancestorsOf('620000000000')).toEqual([]);
	});

	it('has no county above the towns of 东莞', () => {
		expect(ancestorsOf('441900003001')).toEqual(['440000000000', '441900000000', '441900003000']);
	});

	it('lies within itself and what is above it, not within its neighbours', () => {
		expect(isWithinRegion(YUANGUDUI, YUANGUDUI)).toBe(true);
		expect(isWithinRegion(YUANGUDUI, '621100000000')).toBe(true);
		expect(isWithinRegion(YUANGUDUI, '621125000000')).toBe(false);
		expect(isWithinRegion('621100000000', YUANGUDUI)).toBe(false);
		expect(isWithinRegion('441900003001', '441900000000')).toBe(true);
	});

	it('lies within exactly the regions whose digits it begins with', () => {
		fc.assert(
			fc.property(anyCode, anyCode, (code, other) => {
				const prefix = other.slice(0, [2, 4, 6, 9, 12][levelOf(other) - 1]);
				expect(isWithinRegion(code, other)).toBe(code.startsWith(prefix));
				const above = ancestorsOf(code);
				expect(above.every((region) => isWithinRegion(code, region))).toBe(true);
				expect(above.map(levelOf)).toEqual(above.map(levelOf).sort());
				expect(above).not.toContain(code);
			}),
		);
	});
});

describe('the name of a village for readers', () => {
	it.each([
		['元古堆村民委员会', '元古堆村'],
		['新联村村民委员会', '新联村'],
		['新联村民委员会', '新联村'],
		['和平村委会', '和平村'],
		['新村村委会', '新村'],
		['六户地村村民委会', '六户地村'],
		['中巷村委员会', '中巷村'],
		['峨堡村牧民委员会', '峨堡村'],
		['多福巷社区居委会', '多福巷社区'],
		['鼓架社区居民委员会', '鼓架社区'],
		['八0八社区村民委员会', '八0八社区'],
		['马安社区委员会', '马安社区'],
		['茂力格尔嘎查委会', '茂力格尔嘎查'],
		['乌兰图嘎嘎查村民委员会', '乌兰图嘎嘎查'],
		['哈拉盖图嘎查', '哈拉盖图嘎查'],
		['长丰村委会（藏鹤亭）', '长丰村（藏鹤亭）'],
		['𠮷田村民委员会', '𠮷田村'],
		['城北居民委员会', '城北居委会'],
		['新村居委会', '新村居委会'],
		['德布生牧委会', '德布生牧委会'],
		['第二街委员会', '第二街委员会'],
		['官溪村', '官溪村'],
		['第五生产队', '第五生产队'],
		['居委会', '居委会'],
		['', ''],
	])('%j is shown as %j', (official, shown) => {
		expect(displayName(official)).toBe(shown);
	});

	it('is settled by the first pass and never empty', () => {
		const committees = fc.constantFrom(
			'村民委员会',
			'村委会',
			'居委会',
			'社区居委会',
			'委员会',
			'',
		);
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), committees, (place, committee) => {
				const shown = displayName(place + committee);
				expect(displayName(shown)).toBe(shown);
				expect(shown).not.toBe('');
			}),
		);
	});
});
