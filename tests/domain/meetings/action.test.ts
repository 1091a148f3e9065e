import { describe, expect, it } from 'vitest';
import type { Seat } from '#domain/identity/actor.ts';
import { inOrderOf, mayEnd, stateOf, type MeetingAction } from '#domain/meetings/action.ts';
import { pairing, seatIn } from './sides.ts';

const action: MeetingAction = {
	id: 'one',
	subject: '报清单',
	ownerName: '村委会',
	ownerId: 'village',
	dueOn: '2026-03-31',
	status: 'open',
	note: null,
	evidenceId: null,
	closedAt: null,
};

describe('what a meeting resolved', () => {
	it.each([
		['2026-03-31', 'open', 'open'],
		['2026-04-01', 'open', 'overdue'],
		['2026-04-01', 'done', 'done'],
		['2026-04-01', 'dropped', 'dropped'],
	] as const)('on %s, being %s, is %s', (today, status, state) => {
		expect(stateOf({ ...action, status }, today)).toBe(state);
	});

	it('stands with what is open first, the earliest on top', () => {
		const late = { ...action, id: 'late', dueOn: '2026-05-01' };
		const done = { ...action, id: 'done', dueOn: '2026-01-01', status: 'done' as const };
		expect(inOrderOf([done, late, action]).map(({ id }) => id)).toEqual(['one', 'late', 'done']);
	});

	it('is ended by its owner or an official of either side, while it is open', () => {
		const village: Seat = { ...seatIn('621123210202', 'village'), organizationId: 'village' };
		const may = (seat: Seat, some: Partial<MeetingAction> = {}) =>
			mayEnd({ ...action, ...some }, seat, pairing);
		expect(may(village)).toBe(true);
		expect(may({ ...village, role: 'viewer' })).toBe(false);
		expect(may({ ...village, organizationId: 'other' })).toBe(false);
		expect(may(seatIn('370200000000', 'city'))).toBe(true);
		expect(may(seatIn('621123000000', 'county'))).toBe(true);
		expect(may(seatIn('350100000000', 'city'))).toBe(false);
		expect(may(village, { status: 'done' })).toBe(false);
	});
});
