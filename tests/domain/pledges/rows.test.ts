import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, sumFen } from '#domain/money.ts';
import { withEqualLines } from '#domain/pledges/rows.ts';
import { valueOf } from '#domain/result.ts';
import { blankForm } from './drafts.ts';

describe('equal shares for the villages', () => {
	it('go to those that are named, the last bearing the remainder', () => {
		const line_village = ['元古堆村', ' ', '新联村', '田家河村'];
		const shared = withEqualLines({ ...blankForm, amount: '１0万', line_village });
		expect(shared.ok && shared.value.line_amount).toEqual(['33333.33', '', '33333.33', '33333.34']);
	});

	it('make any amount to the fen, for any number of villages', () => {
		const anyFen = fc.integer({ min: 500, max: 10_000_000_000_000 });
		fc.assert(
			fc.property(anyFen, fc.integer({ min: 1, max: 500 }), (fen, count) => {
				const line_village = Array.from({ length: count }, (_, at) => `${at}村`);
				const amount = (fen / 100).toFixed(2);
				const shared = withEqualLines({ ...blankForm, amount, line_village });
				if (!shared.ok) return expect.fail(shared.refusal.name);
				const shares = shared.value.line_amount.map((text) => valueOf(parseAmount(text)));
				expect(sumFen(shares)).toBe(fen);
			}),
		);
	});

	it('need an amount and a village', () => {
		const named = { ...blankForm, line_village: ['元古堆村'] };
		expect(withEqualLines(named)).toMatchObject({ refusal: { field: 'amount' } });
		const bare = withEqualLines({ ...blankForm, amount: '1' });
		expect(bare).toMatchObject({ refusal: { field: 'line_village[0]' } });
	});
});
