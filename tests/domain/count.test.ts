import { describe, expect, it } from 'vitest';
import { countOrNull, parseCount } from '#domain/count.ts';

const refusal = (name: string) => ({ ok: false, refusal: { name } });

describe('a number of people or households', () => {
	it('is a whole number, and may be none', () => {
		expect(parseCount('４６２')).toEqual({ ok: true, value: 462 });
		expect(parseCount('0')).toEqual({ ok: true, value: 0 });
		expect(parseCount('1,200')).toEqual({ ok: true, value: 1200 });
		expect(parseCount('')).toEqual(refusal('count.missing'));
	});

	it.each(['1.5', '-1', '三百', '1000000000'])('is not %j', (text) => {
		expect(parseCount(text)).toEqual(refusal('count.malformed'));
	});

	it('that nobody wrote down is unknown, not none', () => {
		expect(countOrNull('')).toBeNull();
		expect(countOrNull('0')).toBe(0);
	});
});
