import { describe, expect, it } from 'vitest';
import { readCursor } from '#http/cursor.server.ts';

const id = '8a3c1e52-6f0d-4b7a-9c2e-1d5f7a9b3c4d';

function read(query: string, ...parts: Parameters<typeof readCursor>[2][]) {
	return readCursor(new URL(`http://localhost/desk/proposals?${query}`), 'after', ...parts);
}

describe('the place where a page begins', () => {
	it('is what the page before gave out', () => {
		expect(read(`after=2026-12-05_${id}`, 'day', 'id')).toBe(`2026-12-05_${id}`);
		const instant = '2026-11-21T23:34:32.052832+00:00';
		expect(read(`after=${encodeURIComponent(instant)}`, 'instant')).toBe(instant);
		expect(read(`after=621123210202_${id}`, 'code', 'id')).toBe(`621123210202_${id}`);
		expect(read(`after=5000000_${id}`, 'quantity', 'id')).toBe(`5000000_${id}`);
	});

	it.each([
		'',
		'after=',
		`after=${id}`,
		`after=2026-12-05_${id}_${id}`,
		`after=2026-02-30_${id}`,
		'after=2026-12-05_x',
		`after=2026-12-05),id.gt.0_${id}`,
	])('is the beginning for %j', (query) => {
		expect(read(query, 'day', 'id')).toBeUndefined();
	});

	it.each(['1', '2026-13-45T00:00:00+00:00', '2026-11-21', '2026-11-21T10:00:00.1234567+00:00'])(
		'is no instant in %j',
		(text) => {
			expect(read(`after=${encodeURIComponent(text)}`, 'instant')).toBeUndefined();
		},
	);
});
