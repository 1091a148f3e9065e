import { describe, expect, it } from 'vitest';
import { actsOn, isLate, type OpinionStep } from '#domain/supervision/opinion.ts';
import { actorOf, opinionOf } from './seats.ts';

const supervisor = {
	organizationId: 'supervisor',
	kind: 'supervisor',
	regionCode: '621100000000',
} as const;

function recheck(conclusion: OpinionStep['conclusion'], accountId: string): OpinionStep {
	const rest = { note: '看过', by: '监督组', takenAt: '2026-11-20T01:00:00Z', papers: [] };
	return { id: accountId, act: 'recheck', conclusion, accountId, ...rest };
}

const open = (acts: Record<string, boolean>) =>
	Object.entries(acts)
		.filter(([, may]) => may)
		.map(([act]) => act);

describe('what may be done with an opinion', () => {
	it('is for its house to verify, by another than who wrote it', () => {
		const raised = opinionOf({ status: 'raised', addressee: null });
		expect(open(actsOn(raised, actorOf(supervisor)))).toEqual(['verify', 'drop']);
		expect(open(actsOn(raised, actorOf(supervisor, 'writer')))).toEqual(['drop']);
		expect(open(actsOn(raised, actorOf({ ...supervisor, role: 'editor' })))).toEqual(['drop']);
	});

	it('is for whom it concerns to answer and to put right, and for nobody else', () => {
		expect(open(actsOn(opinionOf(), actorOf()))).toEqual(['assign']);
		expect(open(actsOn(opinionOf(), actorOf({ role: 'editor' })))).toEqual([]);
		expect(open(actsOn(opinionOf(), actorOf(supervisor)))).toEqual([]);
		const assigned = opinionOf({ status: 'assigned', owner: { id: 'township', name: '乡' } });
		const owner = { organizationId: 'township', kind: 'township', role: 'editor' } as const;
		expect(open(actsOn(assigned, actorOf(owner)))).toEqual(['rectify']);
		expect(open(actsOn(assigned, actorOf({ organizationId: 'other' })))).toEqual([]);
	});

	it('is looked at again by any supervisor of the place', () => {
		const rectified = opinionOf({ status: 'rectified' });
		const other = { ...supervisor, organizationId: 'npc', regionCode: '621123000000' };
		expect(open(actsOn(rectified, actorOf(other)))).toEqual(['recheck']);
		const away = { ...other, regionCode: '621125000000' };
		expect(open(actsOn(rectified, actorOf(away)))).toEqual([]);
	});

	it('is closed by another than who looked, and only when it was put right', () => {
		const found = (conclusion: OpinionStep['conclusion'], by: string) =>
			open(
				actsOn(
					opinionOf({ status: 'rechecked', steps: [recheck(conclusion, by)] }),
					actorOf(supervisor),
				),
			);
		expect(found('put_right', 'other')).toEqual(['close', 'reopen']);
		expect(found('partly', 'other')).toEqual(['reopen']);
		expect(found('put_right', 'me')).toEqual([]);
	});
});

it('an opinion is late while it is not put right, or not looked at, after its day', () => {
	const days = { dueOn: '2026-11-10', recheckOn: '2026-12-10' };
	expect(isLate({ status: 'assigned', ...days }, '2026-11-10')).toBe(false);
	expect(isLate({ status: 'assigned', ...days }, '2026-11-11')).toBe(true);
	expect(isLate({ status: 'rectified', ...days }, '2026-11-11')).toBe(false);
	expect(isLate({ status: 'rectified', ...days }, '2026-12-11')).toBe(true);
	expect(isLate({ status: 'closed', ...days }, '2027-01-01')).toBe(false);
});
