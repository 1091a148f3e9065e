import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCursor, parseCursor, parseSeq } from '#domain/timeline/cursor.ts';

const days = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const ids = fc.oneof(fc.uuid({ version: [4, 8] }), fc.integer({ min: 1 }).map(String));
const cursors = fc.record({ on: fc.option(days), id: ids });

test('the place where a page ended comes back from the address', () => {
	fc.assert(
		fc.property(cursors, (cursor) => {
			expect(parseCursor(formatCursor(cursor))).toEqual({ ...cursor });
		}),
	);
});

test.each([
	'',
	'2026-11-21',
	'_',
	'_1_2',
	'2026-11-21_1)',
	'2026-11-21_id.gt.0',
	'2026-11-21,x_1',
	'1.lt.2_1',
])('what no page gave out is no place: %s', (text) => {
	expect(parseCursor(text)).toBeNull();
});

test('a place in the ledger is a whole number from 1 that a number can hold', () => {
	expect(parseSeq('589')).toBe(589);
	for (const text of ['', '0', '-1', '1e3', '1.5', '99999999999999999']) {
		expect(parseSeq(text), text).toBeNull();
	}
});
