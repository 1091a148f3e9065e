import { describe, expect, it } from 'vitest';
import type { Role, Seat } from '#domain/identity/actor.ts';
import { mayPublish, type Round } from '#domain/matching/round.ts';

const round: Pick<Round, 'organizationId' | 'status' | 'publishedAt' | 'createdBy'> = {
	organizationId: 'county',
	status: 'proposed',
	publishedAt: null,
	createdBy: 'starter',
};

function person(accountId: string, role: Role, facts: Partial<Seat> = {}) {
	const seat: Seat = {
		organizationId: 'county',
		organizationName: '渭源县',
		kind: 'county',
		regionCode: '621123000000',
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
		...facts,
	};
	return { accountId, seat };
}

describe('a round is published', () => {
	it('by an approver of its owner who did not start it', () => {
		expect(mayPublish(person('second', 'approver'), round)).toBe(true);
		expect(mayPublish(person('starter', 'approver'), round)).toBe(false);
		expect(mayPublish(person('second', 'editor'), round)).toBe(false);
	});

	it('by nobody elsewhere, and by nobody who is suspended', () => {
		const elsewhere = person('second', 'admin', { organizationId: 'other county' });
		expect(mayPublish(elsewhere, round)).toBe(false);
		expect(mayPublish(person('second', 'admin', { isSuspended: true }), round)).toBe(false);
	});

	it('once, and only when it has a result', () => {
		const who = person('second', 'approver');
		expect(mayPublish(who, { ...round, publishedAt: '2026-11-21T00:00:00+00:00' })).toBe(false);
		for (const status of ['running', 'failed', 'closed'] as const) {
			expect(mayPublish(who, { ...round, status })).toBe(false);
		}
	});
});
