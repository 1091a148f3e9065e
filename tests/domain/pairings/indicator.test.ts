import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FEN } from '#domain/money.ts';
import { inTyped, parseFigure, valueWithoutRows } from '#domain/pairings/indicator.ts';

const money = { unit: 'fen' };
const people = { unit: '人' };

describe('a figure of an indicator', () => {
	it('is money in 万元 where no unit is said, and whole things otherwise', () => {
		expect(parseFigure(money, '5,187')).toEqual({ ok: true, value: 5_187_000_000 });
		expect(parseFigure(money, '12元')).toEqual({ ok: true, value: 1_200 });
		expect(parseFigure(people, '１,２00')).toEqual({ ok: true, value: 1_200 });
		expect(parseFigure(people, '0')).toEqual({ ok: true, value: 0 });
		expect(parseFigure(people, '1.5')).toMatchObject({ refusal: { name: 'count.malformed' } });
		expect(parseFigure(people, '-1')).toMatchObject({ refusal: { name: 'count.malformed' } });
		expect(parseFigure(people, ' ')).toMatchObject({ refusal: { name: 'count.missing' } });
	});

	it('is read again as it is shown in the form', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: MAX_FEN }), (fen) => {
				expect(parseFigure(money, inTyped(money, fen))).toEqual({ ok: true, value: fen });
			}),
		);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 999_999_999 }), (count) => {
				expect(parseFigure(people, inTyped(people, count))).toEqual({ ok: true, value: count });
			}),
		);
	});

	it('is unknown where nobody reported it, and 0 where nothing was counted', () => {
		expect(valueWithoutRows({ source: 'reported' })).toBeNull();
		expect(valueWithoutRows({ source: 'money' })).toBe(0);
		expect(valueWithoutRows({ source: 'pairings' })).toBe(0);
	});
});
