import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import {
	agreedMatch,
	deliberate,
	fileDocument,
	pair,
	projectAt,
	signedPledge,
	villages,
} from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Words {
	id?: string;
	title?: string;
	village?: string;
	villages?: string[];
	need?: string | null;
	budget?: unknown;
	version?: number | null;
}

const oneYuan = [{ source: 'social_donation', amount_fen: 100 }];

const save =
	({ id = randomUUID(), ...words }: Words = {}) =>
	(tx: Tx) =>
		tx<{ id: string }[]>`select save_project(id => ${id}, title => ${words.title ?? '百合育苗'},
			village_code => ${words.village ?? villages.yuangudui}, pool_year => 2024::smallint,
			kind => 'industry', need_id => ${words.need ?? null}::uuid,
			budget => ${tx.json((words.budget ?? oneYuan) as never)},
			villages => ${words.villages ?? []}::text[],
			version => ${words.version ?? null}::integer) as id`;

const advance =
	(id: string, act: string, note: string | null = null) =>
	(tx: Tx) =>
		tx`select advance_project(${id}, ${act}, ${note})`;

const notice =
	(project: string, level: string, from: string, to: string, id = randomUUID()) =>
	(tx: Tx) =>
		tx`select record_notice(${id}, ${project}, ${level}, ${from}::date, ${to}::date,
			'村务公开栏')`;

/** A draft by the editor of the village, saved as that editor. */
async function draft(tx: Tx, { villageEditor }: Cast, words: Words = {}): Promise<string> {
	await become(tx, villageEditor);
	const [row] = await save(words)(tx);
	return row!.id;
}

const sign =
	(project: string, id = randomUUID()) =>
	(tx: Tx) =>
		tx`select record_contract(${id}, ${project}, '渭合同8号', '施工', '某公司', 9000000, 'direct',
		'2024-03-01')`;

const inspect =
	(project: string, paper: string | null, outcome = 'passed', words = '') =>
	(tx: Tx) =>
		tx`select record_acceptance(${randomUUID()}, ${project}, '2024-10-08', ${outcome},
		'县农业农村局', ${paper}, ${words})`;

/** The township and the county inspect the works and pass them. */
async function pass(tx: Tx, { township, countyEditor }: Cast, project: string): Promise<void> {
	for (const person of [township, countyEditor]) {
		const paper = await fileDocument(tx, person, 'evidence');
		await become(tx, person);
		await inspect(project, paper)(tx);
	}
}

async function statusOf(tx: Tx, id: string): Promise<unknown> {
	await becomeOwner(tx);
	const [row] = await tx`select status from projects where id = ${id}`;
	return row?.['status'];
}

async function promote(tx: Tx, person: Person): Promise<void> {
	await becomeOwner(tx);
	await tx`update memberships set role = 'approver' where account_id = ${person.account}`;
}

const stages = [
	{ title: '开工', slot: 'start', due_on: '2024-05-01', weight: 10 },
	{ title: '完工', slot: 'done', due_on: '2024-10-01', weight: 90 },
];

const schedule =
	(project: string, version: number, milestones: unknown = stages) =>
	(tx: Tx) =>
		tx`select save_milestones(${project}, ${tx.json(milestones as never)}, ${version})`;

describe('a project is drafted', () => {
	it('by the village, its township or its county, once per id', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await draft(tx, cast);
			await save({ id })(tx);
			for (const person of [cast.township, cast.countyEditor]) {
				await become(tx, person);
				expect(await refusalOf(tx, save())).toBeNull();
			}
			for (const person of [cast.otherVillage, cast.otherCounty]) {
				await become(tx, person);
				expect(await refusalOf(tx, save())).toBe('project.village_not_yours');
			}
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, save())).toBe('access.denied');
		}));

	it('and edited by the version last read, until it is submitted', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await draft(tx, cast);
			await save({ id, title: '百合加工', version: 1 })(tx);
			expect(await refusalOf(tx, save({ id, title: '百合加工', version: 1 }))).toBeNull();
			const stale = save({ id, title: '百合仓储', version: 1 });
			expect(await refusalOf(tx, stale)).toBe('draft.changed_meanwhile');
			await advance(id, 'submit')(tx);
			const late = save({ id, title: '百合仓储', version: 2 });
			expect(await refusalOf(tx, late)).toBe('project.not_editable');
		}));

	it('within one county, for a need of its villages, with each source once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need } = await agreedMatch(tx, cast, 500);
			const budget = (...rows: unknown[]) => save({ budget: rows });
			const own = { source: 'self_raised', amount_fen: 1 };
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, save({ need }))).toBeNull();
			await become(tx, cast.otherVillage);
			const far = save({ need, village: villages.xinlian });
			expect(await refusalOf(tx, far)).toBe('project.need_elsewhere');
			await become(tx, cast.villageEditor);
			const spread = save({ villages: [villages.xinlian] });
			expect(await refusalOf(tx, spread)).toBe('project.village_elsewhere');
			for (const wrong of [budget(own, own), budget({ ...own, source: 'luck' }), budget(3)]) {
				expect(await refusalOf(tx, wrong)).toBe('project.budget_malformed');
			}
		}));
});

describe('a project advances', () => {
	it('through three notices to the pool, no step taken by its author or before its time', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { villageApprover, township, countyApprover } = cast;
			await promote(tx, township);
			const id = await draft(tx, cast);
			await advance(id, 'submit')(tx);
			expect(await refusalOf(tx, advance(id, 'open_village_notice'))).toBe('access.denied');
			await become(tx, villageApprover);
			const early = advance(id, 'open_village_notice');
			expect(await refusalOf(tx, early)).toBe('project.deliberation_missing');
			await deliberate(tx, id);
			const road: [Person, string, string | null][] = [
				[villageApprover, 'open_village_notice', 'village'],
				[villageApprover, 'end_village_notice', null],
				[township, 'open_township_notice', 'township'],
				[township, 'end_township_notice', null],
				[countyApprover, 'open_county_notice', 'county'],
				[countyApprover, 'admit', null],
			];
			for (const [person, act, level] of road) {
				await become(tx, person);
				await advance(id, act)(tx);
				if (!level) continue;
				const [, next] = road[road.findIndex(([, a]) => a === act) + 1]!;
				expect(await refusalOf(tx, advance(id, next)), next).toBe('project.notice_running');
				await notice(id, level, '2024-01-01', '2024-01-11')(tx);
			}
			expect(await statusOf(tx, id)).toBe('in_pool');
			const steps = await tx`select act from project_steps where project_id = ${id} order by seq`;
			expect(steps.map((row) => row['act'])).toEqual(['submit', ...road.map(([, act]) => act)]);
		}));

	it('not while its notice runs, counting its last day', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'village_notice');
			await become(tx, cast.villageApprover);
			const [day] = await tx<{ first: string; today: string; yesterday: string }[]>`
				select (private.today() - 30)::text as first, private.today()::text as today,
					(private.today() - 1)::text as yesterday`;
			await notice(id, 'village', day!.first, day!.today)(tx);
			const go = advance(id, 'end_village_notice');
			expect(await refusalOf(tx, go)).toBe('project.notice_running');
			const other = await projectAt(tx, cast.villageEditor, 'village_notice');
			await become(tx, cast.villageApprover);
			await notice(other, 'village', day!.first, day!.yesterday)(tx);
			expect(await refusalOf(tx, advance(other, 'end_village_notice'))).toBeNull();
		}));

	it('only by notices of its present submission', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await promote(tx, cast.township);
			const id = await projectAt(tx, cast.villageEditor, 'village_notice');
			await become(tx, cast.villageApprover);
			await notice(id, 'village', '2024-01-01', '2024-01-11')(tx);
			await become(tx, cast.township);
			expect(await refusalOf(tx, advance(id, 'return'))).toBe('note.missing');
			await advance(id, 'return', '有异议，重新公示')(tx);
			await become(tx, cast.villageEditor);
			await deliberate(tx, id);
			await advance(id, 'submit')(tx);
			await become(tx, cast.villageApprover);
			await advance(id, 'open_village_notice')(tx);
			const go = advance(id, 'end_village_notice');
			expect(await refusalOf(tx, go)).toBe('project.notice_running');
		}));

	it('once per click, and not by a step that its status does not know', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'in_pool');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, advance(id, 'contract'))).toBe('project.contract_missing');
			await sign(id)(tx);
			await advance(id, 'contract')(tx);
			await advance(id, 'contract')(tx);
			expect(await statusOf(tx, id)).toBe('contracted');
			await become(tx, cast.countyApprover);
			for (const act of ['contract', 'accept', 'close', 'fly']) {
				expect(await refusalOf(tx, advance(id, act)), act).toBe('project.step_not_possible');
			}
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, advance(id, 'terminate', 'x'))).toBe('project.unknown');
		}));

	it('not by an approver who wrote it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.countyApprover, 'county_appraisal');
			await become(tx, cast.countyApprover);
			const go = advance(id, 'open_county_notice');
			expect(await refusalOf(tx, go)).toBe('approval.same_person');
		}));

	it('to its end, stopping and going on where the county says so', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'contracted');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, advance(id, 'start'))).toBe('project.milestones_missing');
			await schedule(id, 1)(tx);
			for (const act of ['start', 'suspend', 'resume', 'complete']) {
				await advance(id, act, '县级核定')(tx);
			}
			await pass(tx, cast, id);
			await become(tx, cast.countyApprover);
			for (const act of ['accept', 'hand_over', 'close', 'reopen', 'resume', 'terminate']) {
				await advance(id, act, '县级核定')(tx);
			}
			expect(await statusOf(tx, id)).toBe('terminated');
		}));

	it('only when it has a budget, under the pairing of that day', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { receivingCity, countyEditor } = cast;
			const city = await pair(tx, cast.cityEditor, receivingCity.region, '2021-07-01');
			await pair(tx, cast.formerCity, countyEditor.region, '2016-01-01', '2021-06-30');
			const bare = await draft(tx, cast, { budget: [] });
			expect(await refusalOf(tx, advance(bare, 'submit'))).toBe('project.budget_missing');
			const id = await draft(tx, cast);
			await advance(id, 'submit')(tx);
			await becomeOwner(tx);
			const [row] = await tx`select pairing_id, submission from projects where id = ${id}`;
			expect(row).toEqual({ pairing_id: city, submission: 1 });
		}));

	it('and gets its approval number from the county once it is in the pool', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const number = (id: string) => (t: Tx) =>
				t`select number_project(${id}, '渭发改〔2024〕8号', '渭源县农业农村局')`;
			const early = await projectAt(tx, cast.villageEditor, 'county_notice');
			const pooled = await projectAt(tx, cast.villageEditor, 'in_pool');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, number(early))).toBe('project.not_numbered_now');
			expect(await refusalOf(tx, number(pooled))).toBeNull();
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, number(pooled))).toBe('access.denied');
		}));
});

describe('a notice', () => {
	it('hangs for ten days where its county has set no other term', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'village_notice');
			await become(tx, cast.villageEditor);
			const short = notice(id, 'village', '2024-01-01', '2024-01-10');
			expect(await refusalOf(tx, short)).toBe('notice.too_short');
			expect(await refusalOf(tx, notice(id, 'village', '2024-01-01', '2024-01-11'))).toBeNull();
		}));

	it('is given by its own level at its own stage, once per id', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'township_notice');
			const [first, last] = ['2024-01-01', '2024-01-11'] as const;
			await become(tx, cast.villageEditor);
			const early = notice(id, 'village', first, last);
			expect(await refusalOf(tx, early)).toBe('notice.not_this_stage');
			const above = notice(id, 'township', first, last);
			expect(await refusalOf(tx, above)).toBe('access.denied');
			await become(tx, cast.township);
			const key = randomUUID();
			await notice(id, 'township', first, last, key)(tx);
			await notice(id, 'township', first, last, key)(tx);
			const other = notice(id, 'township', first, '2024-01-12', key);
			expect(await refusalOf(tx, other)).toBe('id.reused');
			await becomeOwner(tx);
			const change = (t: Tx) => t`update notices set place = 'x' where id = ${key}`;
			expect(await refusalOf(tx, change)).toBe('fact.immutable');
		}));
});

describe('milestones', () => {
	it('weigh a hundred together and are strict about their rows', () =>
		rolledBack(async (tx) => {
			const id = await draft(tx, await gather(tx));
			const [start, done] = stages;
			const light = schedule(id, 1, [start, { ...done, weight: 89 }]);
			expect(await refusalOf(tx, light)).toBe('milestone.weights_do_not_sum');
			expect(await refusalOf(tx, schedule(id, 1, []))).toBe('milestone.weights_do_not_sum');
			for (const wrong of [{ slot: 'half' }, { weight: '90' }, { due_on: 'x' }, { title: ' ' }]) {
				const call = schedule(id, 1, [start, { ...done, ...wrong }]);
				expect(await refusalOf(tx, call)).toBe('milestone.malformed');
			}
			await schedule(id, 1)(tx);
			await schedule(id, 1)(tx);
			const stale = schedule(id, 1, [...stages].reverse());
			expect(await refusalOf(tx, stale)).toBe('draft.changed_meanwhile');
		}));

	it('are the county’s to date once the project is submitted, and fixed once it is under way', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pooled = await projectAt(tx, cast.villageEditor, 'in_pool');
			const begun = await projectAt(tx, cast.villageEditor, 'under_way');
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, schedule(pooled, 1))).toBe('milestone.not_schedulable');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, schedule(pooled, 1))).toBeNull();
			expect(await refusalOf(tx, schedule(begun, 1))).toBe('milestone.not_schedulable');
		}));

	it('are met by the word of an approver of the village or county', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await projectAt(tx, cast.villageEditor, 'contracted');
			await become(tx, cast.countyEditor);
			await schedule(project, 1)(tx);
			await becomeOwner(tx);
			const [row] = await tx<{ id: string }[]>`
				select id from milestones where project_id = ${project} order by position limit 1`;
			const meet =
				(status: string, on: string | null, note: string | null = null) =>
				(t: Tx) =>
					t`select meet_milestone(${row!.id}, ${status}, ${on}::date, ${note})`;
			await become(tx, cast.villageApprover);
			const early = await refusalOf(tx, meet('met', '2024-05-02'));
			expect(early).toBe('milestone.project_not_under_way');
			await becomeOwner(tx);
			await tx`update projects set status = 'under_way' where id = ${project}`;
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, meet('met', '2024-05-02'))).toBe('access.denied');
			await become(tx, cast.otherVillage);
			expect(await refusalOf(tx, meet('met', '2024-05-02'))).toBe('project.unknown');
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, meet('met', '2099-01-01'))).toBe('milestone.in_the_future');
			expect(await refusalOf(tx, meet('met', null))).toBe('milestone.date_misplaced');
			expect(await refusalOf(tx, meet('not_met', '2024-05-02', 'x'))).toBe(
				'milestone.date_misplaced',
			);
			expect(await refusalOf(tx, meet('not_met', null))).toBe('note.missing');
			await meet('not_met', null, '雨季延误')(tx);
			await meet('met', '2024-05-20', '已补齐')(tx);
			await meet('met', '2024-05-20', '已补齐')(tx);
			expect(await refusalOf(tx, meet('not_met', null, 'x'))).toBe('status.not_allowed');
		}));
});

describe('a project is read', () => {
	const parts = ['project_villages', 'budget_lines', 'notices', 'milestones', 'project_steps'];
	const readers = async (tx: Tx, cast: Cast, project: string) => {
		const found: string[] = [];
		for (const [name, person] of Object.entries(cast)) {
			await become(tx, person);
			const own = await tx`select 1 from projects where id = ${project}`;
			for (const table of parts) {
				const rows = await tx`select 1 from ${tx(table)} where project_id = ${project}`;
				expect(rows.length > 0, `${name} reads ${table}`).toBe(own.length > 0);
			}
			if (own.length > 0) found.push(name);
		}
		return found;
	};
	const around = ['villageEditor', 'villageApprover', 'township', 'countyEditor', 'countyApprover'];

	it('by its villages, the officials above them and the city of its pairing', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pairing = await pair(tx, cast.cityEditor, cast.receivingCity.region, '2021-07-01');
			const id = await draft(tx, cast);
			await becomeOwner(tx);
			await tx`insert into project_villages values (${id}, ${villages.xinlian})`;
			await tx`insert into notices (id, project_id, submission, level, starts_on, ends_on, place,
					recorded_by, organization_id)
				select gen_random_uuid(), id, 1, 'village', '2024-01-01', '2024-01-11', '村口', created_by,
					entered_by_organization_id from projects where id = ${id}`;
			await tx`insert into project_steps (project_id, act, from_status, to_status, account_id,
					organization_id)
				select id, 'draft', 'draft', 'draft', created_by, entered_by_organization_id
				from projects where id = ${id}`;
			await become(tx, cast.villageEditor);
			await schedule(id, 1)(tx);
			const both = ['otherVillage', 'otherCounty', 'receivingCity'];
			const local = Object.keys(cast).filter((name) => [...around, ...both].includes(name));
			expect(await readers(tx, cast, id)).toEqual([...local, 'supervisor']);
			await become(tx, cast.villageEditor);
			await advance(id, 'submit')(tx);
			await becomeOwner(tx);
			expect(await tx`select 1 from projects where pairing_id = ${pairing}`).toHaveLength(1);
			const cities = ['cityEditor', 'cityApprover'];
			expect(await readers(tx, cast, id)).toEqual([...local, ...cities, 'supervisor']);
		}));

	it('never by the signed-out public, and written by nobody but through its acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const table of ['projects', ...parts]) {
				await become(tx, null);
				expect(await refusalOf(tx, (t) => t`select 1 from ${t(table)}`)).toBe('42501');
				await become(tx, cast.countyApprover);
				expect(await refusalOf(tx, (t) => t`delete from ${t(table)}`)).toBe('42501');
			}
		}));
});

describe('the papers of a project', () => {
	it('are its village’s decision, recorded by the village or its township before the notice', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'submitted');
			const late = await projectAt(tx, cast.villageEditor, 'village_notice');
			const decide = (project: string, present?: number) => (t: Tx) =>
				deliberate(t, project, present);
			for (const person of [cast.villageEditor, cast.township]) {
				await become(tx, person);
				expect(await refusalOf(tx, decide(id))).toBeNull();
			}
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, decide(id))).toBe('access.denied');
			await become(tx, cast.otherVillage);
			expect(await refusalOf(tx, decide(id))).toBe('project.unknown');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, decide(late))).toBe('deliberation.not_this_stage');
			expect(await refusalOf(tx, decide(id, 25))).toBe('23514');
			const register = await fileDocument(tx, cast.otherVillage, 'decision_record');
			await become(tx, cast.villageEditor);
			const told =
				(project: string, day: string, paper: string, one = randomUUID()) =>
				(t: Tx) =>
					t`select record_deliberation(${one}, ${project}, '2023-10-08', '2023-10-10', '2023-10-12',
					30, 24, 20, ${day}, 38, 34, 33, ${paper})`;
			expect(await refusalOf(tx, told(id, '2999-01-01', register))).toBe(
				'deliberation.in_the_future',
			);
			expect(await refusalOf(tx, told(id, '2023-10-15', register))).toBe('document.unknown');
			const paper = await fileDocument(tx, cast.villageEditor, 'decision_record');
			await become(tx, cast.villageEditor);
			const one = randomUUID();
			await told(id, '2023-10-15', paper, one)(tx);
			expect(await refusalOf(tx, told(id, '2023-10-15', paper, one))).toBeNull();
			expect(await refusalOf(tx, told(id, '2023-10-16', paper, one))).toBe('id.reused');
		}));

	it('are a contract that is signed and no longer changes', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const early = await projectAt(tx, cast.villageEditor, 'county_notice');
			const pooled = await projectAt(tx, cast.villageEditor, 'in_pool');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, sign(early))).toBe('contract.not_this_stage');
			const id = randomUUID();
			await sign(pooled, id)(tx);
			expect(await refusalOf(tx, sign(pooled, id))).toBeNull();
			const other = (t: Tx) => t`select record_contract(${id}, ${pooled}, '渭合同9号', '施工',
				'某公司', 9000000, 'direct', '2024-03-01')`;
			expect(await refusalOf(tx, other)).toBe('id.reused');
			const ahead = (t: Tx) => t`select record_contract(${randomUUID()}, ${pooled}, '渭合同9号',
				'施工', '某公司', 1, 'direct', private.today() + 1)`;
			expect(await refusalOf(tx, ahead)).toBe('contract.in_the_future');
			await becomeOwner(tx);
			expect(await refusalOf(tx, (t) => t`delete from contracts`)).not.toBeNull();
		}));

	it('are inspections by township and county, each passed last, by another than accepts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'completed');
			const accept = advance(id, 'accept');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, accept)).toBe('project.not_inspected');
			await pass(tx, cast, id);
			const paper = await fileDocument(tx, cast.countyEditor, 'evidence');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, inspect(id, null))).toBe('acceptance.document_missing');
			const bare = inspect(id, paper, 'rectify');
			expect(await refusalOf(tx, bare)).toBe('acceptance.findings_missing');
			await inspect(id, paper, 'rectify', '路肩开裂，一个月内修复')(tx);
			await becomeOwner(tx);
			await tx`set local session_replication_role = replica`;
			await tx`update acceptances set recorded_at = now() + interval '1 minute'
				where outcome = 'rectify'`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, accept)).toBe('project.not_inspected');
			await becomeOwner(tx);
			await tx`delete from acceptances where outcome = 'rectify'`;
			await tx`update acceptances set recorded_by = ${cast.countyApprover.account}`;
			await tx`set local session_replication_role = origin`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, accept)).toBe('approval.same_person');
		}));

	it('are its assets, written down until it closes, or a word why there are none', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'accepted');
			const road = { name: '水泥路', kind: 'public_benefit', quantity: 1.2, unit: '公里' };
			const whose = { owner: '村集体', keeper: '公益岗', location: '一社' };
			const asset = randomUUID();
			const write =
				(words = {}, project = id) =>
				(t: Tx) =>
					t`select save_asset(${asset}, ${project}, ${t.json({ ...road, ...whose, ...words })})`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, advance(id, 'hand_over'))).toBe('project.assets_missing');
			expect(await refusalOf(tx, advance(id, 'hand_over', '培训项目，无资产'))).toBeNull();
			await become(tx, cast.villageEditor);
			await write()(tx);
			await write({ quantity: 1.3 })(tx);
			const operating = write({ kind: 'operating' });
			expect(await refusalOf(tx, operating)).toBe('asset.yield_use_missing');
			const other = await projectAt(tx, cast.villageEditor, 'accepted');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, write({}, other))).toBe('id.reused');
			expect(await tx`select quantity from assets`).toEqual([{ quantity: '1.300' }]);
			await tx`select remove_asset(${asset})`;
			expect(await tx`select from assets`).toEqual([]);
			const early = await projectAt(tx, cast.villageEditor, 'under_way');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, write({}, early))).toBe('asset.not_this_stage');
		}));
});

describe('the light of a project', () => {
	it('is ruled by an approver of the county, for a reason, for at most ninety days', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await projectAt(tx, cast.villageEditor, 'under_way');
			const rule =
				(days: number, reason = '已现场核实', project = id, key = randomUUID()) =>
				(t: Tx) =>
					t`select rule_light(${key}, ${project}, 'green', ${reason},
						private.today() + ${days}::integer)`;
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, rule(30))).toBe('access.denied');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, rule(30, ' '))).toBe('note.missing');
			expect(await refusalOf(tx, rule(91))).toBe('light.too_long');
			expect(await refusalOf(tx, rule(-1))).toBe('light.too_long');
			const key = randomUUID();
			expect(await refusalOf(tx, rule(90, '已现场核实', id, key))).toBeNull();
			expect(await refusalOf(tx, rule(90, '已现场核实', id, key))).toBeNull();
			expect(await refusalOf(tx, rule(90, '另有原因', id, key))).toBe('id.reused');
			const early = await projectAt(tx, cast.villageEditor, 'submitted');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, rule(30, '已核实', early))).toBe('light.not_lit');
		}));
});

describe('a project closes', () => {
	it('only once none of its money lies unspent, nor waits for a second person', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await projectAt(tx, cast.villageEditor, 'handed_over');
			const close = advance(id, 'close');
			await tx`insert into fund_accounts (bucket, pledge_id, project_id, balance_fen)
				values ('disbursed', ${pledge}, ${id}, 1)`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, close)).toBe('project.money_open');
			await becomeOwner(tx);
			await tx`update fund_accounts set balance_fen = 0 where project_id = ${id}`;
			await tx`insert into allocations (id, project_id, pledge_id, amount_fen, organization_id,
					proposed_by)
				values (${randomUUID()}, ${id}, ${pledge}, 1, ${cast.countyEditor.organization},
					${cast.countyEditor.account})`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, close)).toBe('project.money_waiting');
			const settled = await projectAt(tx, cast.villageEditor, 'handed_over');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, advance(settled, 'close'))).toBeNull();
		}));
});
