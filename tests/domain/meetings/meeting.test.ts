import { describe, expect, it } from 'vitest';
import { actsOn, type Meeting } from '#domain/meetings/meeting.ts';
import { pairing, seatIn } from './sides.ts';

const house = seatIn('621123000000', 'county');
const meeting: Meeting = {
	id: 'one',
	kind: 'matchmaking_event',
	name: '对接会',
	heldOn: '2026-03-26',
	place: '',
	host: '',
	agenda: '',
	report: '',
	status: 'held',
	isPublished: false,
	pairing,
	organization: { id: house.organizationId, name: '渭源县' },
	isDemo: false,
	version: 1,
	writers: ['writer'],
	participants: [],
	papers: [],
	items: [],
	actions: [],
};
const open = {
	id: 'action',
	subject: '报清单',
	ownerName: '村委会',
	ownerId: null,
	dueOn: '2026-03-31',
	status: 'open',
	note: null,
	evidenceId: null,
	closedAt: null,
} as const;

const acts = (some: Partial<Meeting>, seat = house, accountId = 'writer') => {
	const may = actsOn({ ...meeting, ...some }, { seat, accountId });
	return Object.entries(may).flatMap(([act, is]) => (is ? [act] : []));
};
const approver = { ...house, role: 'approver' } as const;

describe('what may be done with a meeting', () => {
	it('falls to the house that recorded it', () => {
		expect(acts({})).toEqual(['edit', 'note', 'close', 'drawUp', 'apply']);
		expect(acts({}, seatIn('370200000000', 'city'))).toEqual(['drawUp']);
		expect(acts({}, seatIn('350100000000', 'city'))).toEqual([]);
		expect(acts({}, { ...house, role: 'viewer' })).toEqual([]);
	});

	it('waits for its day, and ends with its closing', () => {
		expect(acts({ status: 'planned' }, approver, 'other')).toEqual(['edit', 'drawUp', 'apply']);
		expect(acts({ status: 'closed' })).toEqual(['drawUp', 'apply']);
	});

	it('is published by a second person, once', () => {
		expect(acts({}, approver, 'other')).toContain('publish');
		expect(acts({}, approver, 'writer')).not.toContain('publish');
		expect(acts({ isPublished: true }, approver, 'other')).not.toContain('publish');
	});

	it('is not closed while something is open', () => {
		expect(acts({ actions: [open] })).not.toContain('close');
		expect(acts({ actions: [{ ...open, status: 'dropped' }] })).toContain('close');
	});
});
