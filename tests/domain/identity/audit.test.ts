import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, formatHead, hasRealDays, parseHead } from '#domain/identity/audit.ts';

const hash = fc.string({
	unit: fc.constantFrom(...'0123456789abcdef'),
	minLength: 64,
	maxLength: 64,
});

describe('a head of the chain', () => {
	it('is read as it was written, with whatever stands around it', () => {
		const heads = fc.record({ position: fc.integer({ min: 1, max: 10 ** 14 }), hash });
		fc.assert(
			fc.property(heads, (head) => {
				expect(parseHead(` ${formatHead(head)}\n`)).toEqual({ ok: true, value: head });
				expect(parseHead(formatHead(head).toUpperCase().replace(':', '：'))).toMatchObject({
					value: head,
				});
			}),
		);
	});

	it.each(['', '1', `0:${'a'.repeat(64)}`, `1:${'a'.repeat(63)}`, `1:${'g'.repeat(64)}`, '1:2:3'])(
		'is not %j',
		(text) => {
			expect(parseHead(text)).toMatchObject({ refusal: { name: 'audit.head_malformed' } });
		},
	);
});

describe('what an event changed', () => {
	const row = { id: 1, title: '路', lines: [{ fen: 5 }], note: null };

	it('are the columns that differ, however deep', () => {
		const after = { ...row, title: '两条路', lines: [{ fen: 6 }] };
		expect(changesOf({ before: row, after }).map(({ field }) => field)).toEqual(['title', 'lines']);
		expect(changesOf({ before: row, after: structuredClone(row) })).toEqual([]);
	});

	it('is the whole row when it came or went, and nothing when there was none', () => {
		expect(changesOf({ before: null, after: row })).toHaveLength(4);
		expect(changesOf({ before: row, after: null })[0]).toEqual({
			field: 'id',
			before: 1,
			after: undefined,
		});
		expect(changesOf({ before: null, after: null })).toEqual([]);
	});
});

it('a filter is asked for days that exist', () => {
	expect(hasRealDays({ from: '2024-02-29', to: '2026-11-22' })).toBe(true);
	expect(hasRealDays({})).toBe(true);
	expect(hasRealDays({ from: '2026-02-29' })).toBe(false);
	expect(hasRealDays({ to: '2026-13-01' })).toBe(false);
});
