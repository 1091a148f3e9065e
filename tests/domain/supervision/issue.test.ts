import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/period.ts';
import { transitions } from '#domain/identity/transitions.ts';
import {
	actsOn,
	answerDue,
	daysHeld,
	ISSUE_DAYS,
	heldStatuses,
	isOverdue,
	issueStatuses,
	overdueBefore,
	type IssueStep,
} from '#domain/supervision/issue.ts';
import { actorOf, issueOf } from './seats.ts';

const today = '2026-11-20';
const village = { organizationId: 'village', kind: 'village', regionCode: '621123210202' } as const;

function stepOf(act: IssueStep['act'], accountId: string, takenAt = `${today}T01:00:00Z`) {
	return { id: act, act, note: null, to: null, by: null, accountId, takenAt };
}

describe('an issue that lies with somebody', () => {
	it('is overdue from the day after its term on, whoever counts the days', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 400 }), (ago) => {
				const since = addDays(today, -ago);
				const issue = { status: 'accepted', heldSince: `${since}T03:00:00+08:00` } as const;
				expect(daysHeld(issue, today)).toBe(ago);
				expect(answerDue(issue)).toBe(addDays(since, ISSUE_DAYS));
				expect(isOverdue(issue, today)).toBe(ago > ISSUE_DAYS);
				expect(since < overdueBefore(today)).toBe(isOverdue(issue, today));
			}),
		);
	});

	it('counts days of China, where midnight comes before that of UTC', () => {
		const issue = { status: 'raised', heldSince: '2026-11-19T16:30:00+00:00' } as const;
		expect(daysHeld(issue, today)).toBe(0);
	});

	it('waits for its holder until it is answered, and again once it comes back', () => {
		const held = issueStatuses.filter((status) => heldStatuses.includes(status));
		expect(held).toEqual(['raised', 'transferred', 'reopened', 'accepted']);
		const moved = transitions.issue.filter(([, , act]) => act === 'transfer');
		expect(new Set(moved.map(([from]) => from))).toEqual(new Set(held));
		expect(isOverdue({ status: 'answered', heldSince: '2020-01-01T00:00:00Z' }, today)).toBe(false);
	});
});

describe('what may be done with an issue', () => {
	it('is its holder’s, by role', () => {
		expect(actsOn(issueOf(), actorOf(village), today)).toMatchObject({
			accept: true,
			transfer: true,
			answer: false,
			close: false,
			rate: false,
		});
		const viewer = actsOn(issueOf(), actorOf({ ...village, role: 'viewer' }), today);
		expect(Object.values(viewer)).not.toContain(true);
		expect(actsOn(issueOf(), actorOf(), today).isFromAbove).toBe(true);
	});

	it('is answered by another than who took it in last', () => {
		const steps = [stepOf('accept', 'other'), stepOf('accept', 'me')];
		const issue = issueOf({ status: 'accepted', steps });
		expect(actsOn(issue, actorOf(village, 'me'), today).answer).toBe(false);
		expect(actsOn(issue, actorOf(village, 'other'), today).answer).toBe(true);
		const editor = actorOf({ ...village, role: 'editor' }, 'other');
		expect(actsOn(issue, editor, today).answer).toBe(false);
	});

	it('is handed on by those above its holder too, and by nobody beside', () => {
		const may = (seat: Parameters<typeof actorOf>[0], issue = issueOf()) =>
			actsOn(issue, actorOf(seat), today).transfer;
		const city = { kind: 'city', organizationId: 'city', regionCode: '621100000000' } as const;
		expect(may({})).toBe(true);
		expect(may({ regionCode: '621125000000' })).toBe(false);
		expect(may({ kind: 'township', organizationId: 't', regionCode: '621123210000' })).toBe(false);
		const holder = { id: 'city', name: '定西市', kind: 'city', regionCode: '621100000000' };
		expect(may({}, issueOf({ holder }))).toBe(false);
		const supporting = { ...holder, id: 'q', regionCode: '370200000000' };
		expect(may({}, issueOf({ holder: supporting }))).toBe(true);
		expect(may(city, issueOf({ holder: supporting }))).toBe(true);
		expect(may({ kind: 'supervisor', organizationId: 's' })).toBe(false);
	});

	it('is closed when the answer was found to do, or after the time to say otherwise', () => {
		const closes = (status: 'rated' | 'answered', answeredAt: string) =>
			actsOn(
				issueOf({ status, steps: [stepOf('answer', 'x', answeredAt)] }),
				actorOf(village),
				today,
			).close;
		expect(closes('rated', '2026-11-20T01:00:00Z')).toBe(true);
		expect(closes('answered', '2026-11-06T01:00:00Z')).toBe(false);
		expect(closes('answered', '2026-11-05T01:00:00Z')).toBe(true);
	});

	it('is judged by the body that asked, once there is an answer', () => {
		const donor = {
			organizationId: 'donor',
			kind: 'enterprise',
			regionCode: '370200000000',
		} as const;
		const issue = issueOf({ status: 'answered', raiser: { id: 'donor', name: '公司' } });
		expect(actsOn(issue, actorOf(donor), today).rate).toBe(true);
		expect(actsOn(issue, actorOf(village), today).rate).toBe(false);
		expect(actsOn({ ...issue, status: 'accepted' }, actorOf(donor), today).rate).toBe(false);
	});
});
