import { describe, expect, it } from 'vitest';
import { lightOf, rulingFromForm, type Lit } from '#domain/projects/light.ts';
import { lightSchema } from '#domain/projects/schema.ts';
import { acceptanceOf, milestoneOf, noticeOf, projectWith } from './projects.ts';
import { refusals } from './refused.ts';

const today = '2026-11-21';
const going = projectWith({ status: 'under_way' });
const see = (project: Lit, toldOn: string | null = today) => lightOf(project, { today, toldOn });
const due = (dueOn: string) => ({ ...going, milestones: [milestoneOf({ dueOn })] });

describe('the light of a project', () => {
	it('is green where nothing is amiss, and none before it begins or once it has ended', () => {
		expect(see(going)).toEqual({ colour: 'green', computed: 'green', causes: [], ruling: null });
		for (const status of ['draft', 'submitted', 'returned', 'closed', 'terminated'] as const) {
			expect(see(projectWith({ status }))).toBeNull();
		}
	});

	it.each([
		['2026-11-21', null],
		['2026-11-20', { name: 'due', colour: 'yellow', days: 1 }],
		['2026-10-22', { name: 'due', colour: 'yellow', days: 30 }],
		['2026-10-21', { name: 'late', colour: 'red', days: 31 }],
	])('of a milestone due on %s', (dueOn, cause) => {
		expect(see(due(dueOn))?.causes[0] ?? null).toEqual(cause);
	});

	it('counts no milestone that was reached', () => {
		const met = milestoneOf({ dueOn: '2026-01-01', status: 'met', metOn: '2026-01-01' });
		expect(see({ ...going, milestones: [met] })?.colour).toBe('green');
	});

	it.each([
		['2026-08-24', 'green'],
		['2026-08-23', 'yellow'],
	])('of a project last told of on %s is %s', (toldOn, colour) => {
		expect(see(going, toldOn)?.colour).toBe(colour);
		expect(see({ ...going, status: 'completed' }, toldOn)?.colour).toBe('green');
	});

	it('is red while the works are suspended, or an inspection wants something put right', () => {
		expect(see({ ...going, status: 'suspended' })?.causes[0]?.name).toBe('suspended');
		const flawed = [acceptanceOf({ level: 'township' }), acceptanceOf({ outcome: 'rectify' })];
		const completed = projectWith({ status: 'completed', acceptances: flawed });
		expect(see(completed)?.causes[0]?.name).toBe('rectify');
		expect(see({ ...completed, acceptances: [...flawed, acceptanceOf()] })?.colour).toBe('green');
	});

	it('is yellow while an objection waits, and names the worst first', () => {
		const notices = [noticeOf({ objections: [{ id: 'o', status: 'raised' }] })];
		expect(see(projectWith({ status: 'village_notice', notices }))?.colour).toBe('yellow');
		const worse = see({ ...due('2026-01-01'), notices });
		expect(worse?.causes.map(({ name }) => name)).toEqual(['late', 'contested']);
	});
});

describe('a ruling', () => {
	const ruling = {
		colour: 'green',
		reason: '已现场核实，进度正常',
		holdsUntil: today,
		organizationName: '渭源县',
		ruledAt: '2026-11-01T00:00:00Z',
	} as const;

	it('stands instead of the computed light until its day, and the computed beside it', () => {
		const late = due('2026-01-01');
		expect(see({ ...late, rulings: [ruling] })).toMatchObject({ colour: 'green', computed: 'red' });
		const over = { ...ruling, holdsUntil: '2026-11-20' };
		expect(see({ ...late, rulings: [over] })).toMatchObject({ colour: 'red', ruling: null });
	});

	it('gives way to a later one', () => {
		const later = { ...ruling, colour: 'yellow', ruledAt: '2026-11-02T00:00:00Z' } as const;
		expect(see({ ...going, rulings: [later, ruling] })?.colour).toBe('yellow');
	});

	it('needs a colour, a reason and a day', () => {
		const blank = { id: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11', colour: '', reason: '' };
		expect(refusals(lightSchema, { ...blank, holds_until: '' })).toEqual([
			'colour light.colour_missing',
			'holds_until date.missing',
			'reason note.missing',
		]);
		const typed = { ...blank, colour: 'red', reason: '资金未到', holds_until: '2026-12-1' };
		expect(rulingFromForm(lightSchema.parse(typed))).toMatchObject({ holdsUntil: '2026-12-01' });
	});
});
