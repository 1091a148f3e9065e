import { describe, expect, it } from 'vitest';
import { nextStep, stepsOf } from '#domain/projects/steps.ts';
import { acceptanceOf, noticeOf, person, projectWith } from './projects.ts';

const today = '2026-11-21';
const acts = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map(({ act }) => act);

describe('the steps that are offered', () => {
	it('are those of the project’s status that belong to one’s office and role', () => {
		const going = projectWith({ status: 'under_way' });
		expect(acts(person('village', 'editor'), going, today)).toEqual(['complete']);
		expect(acts(person('county', 'editor'), going, today)).toEqual(['complete']);
		expect(acts(person('county', 'approver'), going, today)).toEqual([
			'complete',
			'suspend',
			'terminate',
		]);
		expect(acts(person('county', 'viewer'), going, today)).toEqual([]);
		expect(acts(person('enterprise', 'approver'), going, today)).toEqual([]);
	});

	it('leave approving to others than those who wrote or edited it', () => {
		const submitted = projectWith({ status: 'submitted' });
		const offered = (account: string) =>
			acts(person('village', 'approver', account), submitted, today);
		expect(offered('somebody')).toEqual(['open_village_notice']);
		expect(offered('writer')).toEqual([]);
		expect(offered('editor')).toEqual([]);
	});

	it('let the writer submit', () => {
		expect(acts(person('village', 'editor', 'writer'), projectWith(), today)).toEqual(['submit']);
	});

	it('are none elsewhere, though the reader may see the project', () => {
		const elsewhere = projectWith({ village: { code: '621125106201', name: '新联村' } });
		expect(acts(person('county', 'approver'), elsewhere, today)).toEqual([]);
		const neighbour = projectWith({
			status: 'submitted',
			village: { code: '621123210210', name: '上湾村' },
			furtherVillages: [{ code: '621123210202', name: '元古堆村' }],
		});
		expect(acts(person('village', 'approver'), neighbour, today)).toEqual([]);
	});

	it('are none for an organization that is suspended', () => {
		const { seat, ...actor } = person('county', 'approver');
		const suspended = { ...actor, seat: { ...seat, isSuspended: true } };
		expect(acts(suspended, projectWith({ status: 'under_way' }), today)).toEqual([]);
	});

	it('say which of them need a word why', () => {
		const going = projectWith({ status: 'under_way' });
		const offered = stepsOf(person('county', 'approver'), going, today);
		expect(offered.filter(({ needsNote }) => needsNote).map(({ act }) => act)).toEqual([
			'suspend',
			'terminate',
		]);
	});
});

describe('a step that waits', () => {
	const obstacle = (...args: Parameters<typeof stepsOf>) => stepsOf(...args)[0]?.obstacle ?? null;
	const villager = person('village', 'approver');

	it('waits for a notice to be recorded, in this submission and of this level', () => {
		const inNotice = projectWith({ status: 'village_notice', submission: 2 });
		const earlier = [noticeOf({ submission: 1 }), noticeOf({ submission: 2, level: 'county' })];
		expect(obstacle(villager, inNotice, today)).toEqual({ name: 'project.notice_missing' });
		expect(obstacle(villager, { ...inNotice, notices: earlier }, today)).toEqual({
			name: 'project.notice_missing',
		});
	});

	it.each([
		['2026-11-20', null],
		['2026-11-21', 'project.notice_running'],
		['2026-12-01', 'project.notice_running'],
	])('until the day after the last notice, which hangs until %s', (endsOn, name) => {
		const notices = [noticeOf({ endsOn }), noticeOf({ endsOn: '2026-11-12' })];
		const waiting = projectWith({ status: 'village_notice', notices });
		expect(obstacle(villager, waiting, today)?.name ?? null).toBe(name);
	});

	it('waits for a new notice where the last was stopped', () => {
		const stopped = noticeOf({ endsOn: '2026-11-12', stopReason: '面积写错' });
		const waiting = projectWith({ status: 'village_notice', notices: [stopped] });
		expect(obstacle(villager, waiting, today)?.name).toBe('project.notice_missing');
		const anew = { ...waiting, notices: [stopped, noticeOf({ endsOn: '2026-11-19' })] };
		expect(obstacle(villager, anew, today)).toBeNull();
	});

	it('waits for an answer to what was said against the notice, whatever became of that', () => {
		const said = (status: 'raised' | 'dismissed') =>
			noticeOf({ endsOn: '2026-11-12', objections: [{ id: 'o', status }] });
		const waiting = projectWith({ status: 'village_notice', notices: [said('raised')] });
		expect(obstacle(villager, waiting, today)?.name).toBe('project.objection_open');
		const answered = { ...waiting, notices: [said('dismissed')] };
		expect(obstacle(villager, answered, today)).toBeNull();
	});

	it('to submit waits for a budget', () => {
		const writer = person('village', 'editor');
		expect(obstacle(writer, projectWith({ budget: [] }), today)?.name).toBe(
			'project.budget_missing',
		);
		expect(obstacle(writer, projectWith(), today)).toBeNull();
	});

	it('to open the village’s notice waits for its decision', () => {
		const submitted = projectWith({ status: 'submitted' });
		expect(obstacle(villager, { ...submitted, deliberations: [] }, today)?.name).toBe(
			'project.deliberation_missing',
		);
		expect(obstacle(villager, submitted, today)).toBeNull();
	});

	it('to start waits for milestones', () => {
		const contracted = projectWith({ status: 'contracted' });
		const undated = { ...contracted, milestones: [] };
		expect(obstacle(villager, undated, today)?.name).toBe('project.milestones_missing');
		expect(obstacle(villager, contracted, today)).toBeNull();
	});
});

describe('a step that needs papers', () => {
	const judge = person('county', 'approver');
	const stepOf = (...args: Parameters<typeof stepsOf>) => stepsOf(...args)[0];

	it('to contract waits for a contract', () => {
		const pooled = projectWith({ status: 'in_pool', contracts: [] });
		const editor = person('county', 'editor');
		expect(stepOf(editor, pooled, today)?.obstacle?.name).toBe('project.contract_missing');
		expect(stepOf(editor, projectWith({ status: 'in_pool' }), today)?.obstacle).toBeNull();
	});

	it.each([
		['the township', []],
		['the county', [acceptanceOf({ level: 'township' })]],
		[
			'what is to be rectified',
			[
				acceptanceOf({ level: 'township' }),
				acceptanceOf(),
				acceptanceOf({ outcome: 'rectify', findings: '路肩开裂' }),
			],
		],
	])('to accept waits for %s', (_, acceptances) => {
		const completed = projectWith({ status: 'completed', acceptances });
		expect(stepOf(judge, completed, today)?.obstacle?.name).toBe('project.not_inspected');
		expect(stepOf(judge, projectWith({ status: 'completed' }), today)?.obstacle).toBeNull();
	});

	it('to accept anew waits for inspections after the works were opened again', () => {
		const step = { act: 'complete', takenAt: '2026-11-03T00:00:00Z' } as const;
		const again = projectWith({ status: 'completed', steps: [step as never] });
		expect(stepOf(judge, again, today)?.obstacle?.name).toBe('project.not_inspected');
	});

	it('to accept is not for who inspected', () => {
		const inspector = person('county', 'approver', 'inspector');
		expect(stepsOf(inspector, projectWith({ status: 'completed' }), today)).toEqual([]);
	});

	it('to hand over asks for a word where no assets are', () => {
		const accepted = projectWith({ status: 'accepted' });
		expect(stepOf(judge, accepted, today)).toMatchObject({ act: 'hand_over', needsNote: true });
		const asset = { id: 'asset' } as never;
		const owned = { ...accepted, assets: [asset] };
		expect(stepOf(judge, owned, today)).toMatchObject({ act: 'hand_over', needsNote: false });
	});

	it('to close waits until no money lies open', () => {
		const done = projectWith({ status: 'handed_over' });
		expect(stepOf(judge, done, today, 1)?.obstacle).toMatchObject({
			name: 'project.money_open',
			facts: { yuan: '0.01' },
		});
		expect(stepOf(judge, done, today, 0)?.obstacle).toBeNull();
	});
});

describe('what comes next', () => {
	it.each([
		['draft', 'submit'],
		['returned', 'submit'],
		['county_appraisal', 'open_county_notice'],
		['under_way', 'complete'],
		['suspended', 'resume'],
		['reopened', 'resume'],
		['handed_over', 'close'],
	] as const)('of %s is %s', (status, act) => {
		expect(nextStep({ status })?.act).toBe(act);
	});

	it.each(['closed', 'terminated'] as const)('of %s is nothing', (status) => {
		expect(nextStep({ status })).toBeNull();
	});

	it('is said with those whose it is', () => {
		expect(nextStep({ status: 'township_review' })).toEqual({
			act: 'open_township_notice',
			kinds: ['township'],
			role: 'approver',
		});
	});
});
