import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor, Seat } from '#domain/identity/actor.ts';
import { transitions } from '#domain/identity/transitions.ts';
import type { Project, ProjectStatus } from '#domain/projects/project.ts';
import { rightsOn, type Rights } from '#domain/projects/rights.ts';
import { stepRules, stepsOf } from '#domain/projects/steps.ts';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { deliberate, fileDocument } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const today = '2026-11-21';
const yuangudui = '621123210202';
const statuses = [...new Set(transitions.project.map(([, to]) => to))];

/** Everyone who could be thought to have a hand in it, and those who have none. */
const names = ['villageEditor', 'villageApprover', 'township', 'countyEditor', 'countyApprover'];
const strangers = ['otherVillage', 'otherCounty', 'cityApprover', 'donorApprover', 'supervisor'];

interface Scene {
	readonly id: string;
	readonly milestone: string;
	readonly cast: Readonly<Record<string, Person>>;
	readonly project: Project;
}

/** A project of the village's editor that lacks nothing for any step. */
async function begun(tx: Tx): Promise<Scene> {
	const all: Cast = await gather(tx);
	const townApprover = await secondOf(tx, all.township);
	const [id, milestone] = [randomUUID(), randomUUID()];
	await become(tx, all.villageEditor);
	await tx`select save_project(${id}, '修一条路', ${yuangudui}, 2026::smallint, 'infrastructure',
		${tx.json([{ source: 'fiscal_aid', amount_fen: 1 }])})`;
	await becomeOwner(tx);
	await become(tx, all.villageEditor);
	await deliberate(tx, id);
	await becomeOwner(tx);
	await tx`insert into milestones (id, project_id, position, title, slot, due_on, weight)
		values (${milestone}, ${id}, 1, '完工', 'done', '2026-12-01', 100)`;
	await tx`insert into notices (id, project_id, submission, level, starts_on, ends_on, place,
			recorded_by, organization_id)
		select gen_random_uuid(), ${id}, 0, level, '2026-01-01', '2026-01-12', '公开栏',
			${all.villageEditor.account}, ${all.villageEditor.organization}
		from unnest(array['village', 'township', 'county']) as level`;
	await tx`insert into contracts (id, project_id, number, subject, contractor, amount_fen, method,
			signed_on, recorded_by, organization_id)
		values (gen_random_uuid(), ${id}, '8号', '施工', '某公司', 1, 'direct', '2026-01-01',
			${all.countyEditor.account}, ${all.countyEditor.organization})`;
	const paper = await fileDocument(tx, all.countyEditor, 'evidence');
	await becomeOwner(tx);
	await tx`insert into acceptances (id, project_id, level, inspected_on, outcome, inspectors,
			document_id, recorded_by, organization_id)
		select gen_random_uuid(), ${id}, level, '2026-01-01', 'passed', '县农业农村局', ${paper},
			${all.countyEditor.account}, ${all.countyEditor.organization}
		from unnest(array['township', 'county']) as level`;
	const inspected = { outcome: 'passed', recordedBy: all.countyEditor.account, recordedAt: '2' };
	const writer = all.villageEditor.account;
	const notice = {
		id,
		submission: 0,
		startsOn: '2026-01-01',
		endsOn: '2026-01-12',
		stopReason: null,
		objections: [],
	};
	const project = {
		village: { code: yuangudui, name: '元古堆村' },
		createdBy: writer,
		editedBy: writer,
		submission: 0,
		budget: [{ source: 'fiscal_aid', amountFen: 1 }],
		milestones: [{ id: milestone }],
		deliberations: [{}],
		contracts: [{}],
		acceptances: ['township', 'county'].map((level) => ({ ...inspected, level })),
		assets: [],
		steps: [],
		notices: ['village', 'township', 'county'].map((level) => ({ ...notice, level })),
	} as unknown as Project;
	const chosen = [...names, ...strangers].map((name) => [name, all[name as keyof Cast]]);
	return { id, milestone, project, cast: { ...Object.fromEntries(chosen), townApprover } };
}

/** A second person of the same organization, who may approve. */
async function secondOf(tx: Tx, { organization, kind, region }: Person): Promise<Person> {
	const account = randomUUID();
	await tx`insert into accounts (id, display_name) values (${account}, 'approver')`;
	await tx`insert into memberships (account_id, organization_id, role)
		values (${account}, ${organization}, 'approver')`;
	return { account, organization, kind, region, role: 'approver' };
}

/** Puts the project there without asking whether it could have come there. */
async function put(tx: Tx, { id }: Scene, status: ProjectStatus): Promise<void> {
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await tx`update projects set status = ${status}, submission = ${status === 'draft' ? 0 : 1}
		where id = ${id}`;
	await tx`update notices set submission = ${status === 'draft' ? 0 : 1} where project_id = ${id}`;
	await tx`set local session_replication_role = origin`;
}

function actorOf({ account, organization, kind, region, role }: Person): Actor {
	const seat = { organizationId: organization, kind, regionCode: region, role } as unknown as Seat;
	return { accountId: account, displayName: '', seat, seats: [seat], isView: false };
}

class Undone extends Error {}

/** Whether the database lets this person do it; what was done is undone. */
async function lets(tx: Tx, person: Person, act: (tx: Tx) => Promise<unknown>): Promise<boolean> {
	await become(tx, person);
	try {
		await tx.savepoint(async (inner) => {
			await act(inner);
			throw new Undone();
		});
	} catch (error) {
		if (error instanceof Undone) return true;
		if (!(error as { code: string }).code.startsWith('PT')) throw error;
	}
	return false;
}

describe('what a page offers on a project', () => {
	it('follows the same table of steps as the database', () =>
		rolledBack(async (tx) => {
			const rows = await tx`select * from private.project_acts()`;
			const stored = rows.map(({ act, kinds, role, ended_notice, needs_note }) => [
				act,
				{ kinds, role, endedNotice: ended_notice, needsNote: needs_note },
			]);
			expect(stepRules).toEqual(Object.fromEntries(stored));
			expect(rows).toHaveLength(Object.keys(stepRules).length);
		}));

	it.each(statuses)('%s: are exactly the steps that the database lets each person take', (status) =>
		rolledBack(async (tx) => {
			const scene = await begun(tx);
			await put(tx, scene, status);
			const project = { ...scene.project, status };
			for (const [name, person] of Object.entries(scene.cast)) {
				const taken: string[] = [];
				for (const act of Object.keys(stepRules)) {
					const step = (inner: Tx) => inner`select advance_project(${scene.id}, ${act}, '因为')`;
					if (await lets(tx, person, step)) taken.push(act);
				}
				const offered = stepsOf(actorOf(person), project, today).filter((one) => !one.obstacle);
				expect({ name, acts: offered.map(({ act }) => act).sort() }).toEqual({
					name,
					acts: taken.sort(),
				});
			}
		}),
	);

	it.each(statuses)('%s: are exactly the other acts that it lets each person do', (status) =>
		rolledBack(async (tx) => {
			const scene = await begun(tx);
			await put(tx, scene, status);
			const project = { ...scene.project, status };
			for (const [name, person] of Object.entries(scene.cast)) {
				expect({ name, rights: rightsOn(project, actorOf(person)) }).toEqual({
					name,
					rights: await rightsIn(tx, scene, person),
				});
			}
		}),
	);
});

/** What the database lets this person do with the project besides moving it. */
async function rightsIn(tx: Tx, { id, milestone }: Scene, person: Person): Promise<Rights> {
	const may = (act: (inner: Tx) => Promise<unknown>) => lets(tx, person, act);
	const rows = [{ title: '完工', slot: 'done', due_on: '2027-01-01', weight: 100 }];
	return {
		edit: await may(
			(inner) => inner`select save_project(${id}, '修两条路', ${yuangudui},
			2026::smallint, 'other', version => 1)`,
		),
		schedule: await may((inner) => inner`select save_milestones(${id}, ${inner.json(rows)}, 1)`),
		judge: await may((inner) => inner`select meet_milestone(${milestone}, 'met', '2026-01-01')`),
		number: await may((inner) => inner`select number_project(${id}, '渭农发〔2026〕1号')`),
		notice: await noticeIn(tx, id, person),
		deliberate: await may((inner) => deliberate(inner, id)),
		contract: await may(
			(inner) => inner`select record_contract(${randomUUID()}, ${id}, '9号', '监理', '某公司', 1,
			'direct', '2026-01-01')`,
		),
		inspect: await may(async (inner) => {
			const paper = randomUUID();
			await inner`select record_document(${paper}, 'evidence', '验收单.pdf', 'application/pdf', 9,
				${'0'.repeat(64)})`;
			await inner`select record_acceptance(${randomUUID()}, ${id}, '2026-01-01', 'passed',
				'农业农村局', ${paper})`;
		}),
		register: await may(
			(inner) => inner`select save_asset(${randomUUID()}, ${id}, ${inner.json(road)})`,
		),
		tell: await may(
			(inner) => inner`select submit_update(${randomUUID()}, ${id}, '2026-01-01',
			'开工了', null, null, null, '[]', null)`,
		),
	};
}

const road = {
	name: '水泥路',
	kind: 'public_benefit',
	quantity: 1.2,
	unit: '公里',
	owner: '元古堆村集体',
	keeper: '公益岗',
	location: '一社',
};

async function noticeIn(tx: Tx, id: string, person: Person): Promise<Rights['notice']> {
	for (const level of ['village', 'township', 'county'] as const) {
		const record = (inner: Tx) => inner`select record_notice(${randomUUID()}, ${id}, ${level},
			'2026-01-01', '2026-01-12', '公开栏')`;
		if (await lets(tx, person, record)) return level;
	}
	return null;
}
