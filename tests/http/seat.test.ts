import { describe, expect, it } from 'vitest';
import { mustProve } from '#http/seat.server.ts';

const url = new URL('http://127.0.0.1:3000/en/desk/funds/allocations/1?/approve');

function thrownBy(person: { isProven: boolean } | null): unknown {
	try {
		mustProve({ locals: { person } as unknown as App.Locals, url });
		return null;
	} catch (thrown) {
		return thrown;
	}
}

describe('before money is approved', () => {
	it('who has proved lately who they are goes on', () => {
		expect(thrownBy({ isProven: true })).toBeNull();
	});

	it('others do so first, and come back to the page', () => {
		expect(thrownBy({ isProven: false })).toMatchObject({
			status: 303,
			location: '/account/confirm?next=%2Fen%2Fdesk%2Ffunds%2Fallocations%2F1',
		});
	});

	it('nobody does it signed out', () => {
		expect(thrownBy(null)).toMatchObject({ status: 401 });
	});
});
