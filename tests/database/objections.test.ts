import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { noticeKinds } from '#domain/projects/notice.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { projectAt } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const hash = (code: string) => createHash('sha256').update(code).digest('hex');

interface Hung {
	readonly project: string;
	readonly notice: string;
}

/** A project in a notice of the level that began some days ago, by the village's editor. */
async function hung(
	tx: Tx,
	{ villageEditor: { account, organization }, ...cast }: Cast,
	{ level = 'village', ago = 3 } = {},
): Promise<Hung> {
	const [project, notice] = [
		await projectAt(tx, cast.countyEditor, `${level}_notice`),
		randomUUID(),
	];
	await tx`insert into notices (id, project_id, submission, level, starts_on, ends_on, place,
			recorded_by, organization_id)
		select ${notice}, ${project}, 1, ${level}, private.today() - ${ago}::integer,
			private.today() - ${ago}::integer + 10, '公开栏', ${account}, ${organization}`;
	return { project, notice };
}

interface Words {
	id?: string;
	body?: string;
	code?: string;
	contact?: string;
}

const raise =
	(notice: string, { id, body = '没有开过会', code = randomUUID(), contact = '' }: Words = {}) =>
	(tx: Tx) =>
		tx`select raise_objection(${id ?? randomUUID()}, ${notice}, ${body}, ${hash(code)},
			${contact})`;

const answer =
	(id: string, status: string, words = '已核实', reason: string | null = null) =>
	(tx: Tx) =>
		tx`select answer_objection(${id}, ${status}, ${words}, ${reason})`;

const stop =
	(notice: string, reason = '公示内容有误') =>
	(tx: Tx) =>
		tx`select stop_notice(${notice}, ${reason})`;

/** One objection of the public's. */
async function raised(tx: Tx, notice: string, words = {}): Promise<string> {
	const id = randomUUID();
	await become(tx, null);
	await raise(notice, { id, ...words })(tx);
	return id;
}

/** The notice's days are over. */
async function pass(tx: Tx, notice: string): Promise<void> {
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await tx`update notices set starts_on = starts_on - 20, ends_on = ends_on - 20
		where id = ${notice}`;
	await tx`set local session_replication_role = origin`;
}

const end = (project: string) => (tx: Tx) =>
	tx`select advance_project(${project}, 'end_village_notice', null)`;

describe('an objection', () => {
	it('is raised by anybody while the notice hangs, once per id', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice } = await hung(tx, cast);
			const [id, code] = [randomUUID(), 'ABCD'];
			for (const person of [null, cast.otherDonor]) {
				await become(tx, person);
				expect(await refusalOf(tx, raise(notice, { id, code }))).toBeNull();
			}
			expect(await refusalOf(tx, raise(notice, { id, code, body: '别的' }))).toBe('id.reused');
			expect(await refusalOf(tx, raise(notice, { code }))).toBe('id.reused');
			await becomeOwner(tx);
			expect(await tx`select from objections where notice_id = ${notice}`).toHaveLength(1);
			await become(tx, null);
			expect(await refusalOf(tx, raise(randomUUID()))).toBe('notice.unknown');
		}));

	it.each([
		['before its first day', -1],
		['after its last day', 11],
	])('is not taken %s', (_, ago) =>
		rolledBack(async (tx) => {
			const { notice } = await hung(tx, await gather(tx), { ago });
			await become(tx, null);
			expect(await refusalOf(tx, raise(notice))).toBe('notice.not_running');
		}),
	);

	it('is not taken against a notice that counts no more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice } = await hung(tx, cast);
			await become(tx, cast.villageApprover);
			await stop(notice)(tx);
			await become(tx, null);
			expect(await refusalOf(tx, raise(notice))).toBe('notice.not_running');
		}));

	it('is one of at most thirty an hour', () =>
		rolledBack(async (tx) => {
			const { notice } = await hung(tx, await gather(tx));
			await become(tx, null);
			for (let count = 0; count < 30; count += 1) await raise(notice)(tx);
			expect(await refusalOf(tx, raise(notice))).toBe('objection.too_many');
		}));

	it('is found by its code alone, and its contact is not for the village', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice, project } = await hung(tx, cast);
			await raised(tx, notice, { code: 'K', contact: '13800000000' });
			const [found] = await tx`select * from find_objection(${hash('K')})`;
			expect(found).toMatchObject({ project_id: project, body: '没有开过会', status: 'raised' });
			expect(await tx`select * from find_objection(${hash('L')})`).toEqual([]);
			const contacts = async (person: Person) => {
				await become(tx, person);
				return (await tx`select contact from objection_contacts`).length;
			};
			expect(await contacts(cast.villageApprover)).toBe(0);
			expect(await contacts(cast.township)).toBe(1);
			expect(await contacts(cast.countyEditor)).toBe(1);
		}));

	it('holds its project until it is answered', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice, project } = await hung(tx, cast);
			const id = await raised(tx, notice);
			await pass(tx, notice);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, end(project))).toBe('project.objection_open');
			expect(await refusalOf(tx, answer(id, 'dismissed', ' '))).toBe('objection.answer_missing');
			await answer(id, 'dismissed')(tx);
			await answer(id, 'dismissed')(tx);
			expect(await refusalOf(tx, answer(id, 'upheld'))).toBe('objection.answered');
			expect(await refusalOf(tx, end(project))).toBeNull();
		}));

	it('stops its notice when it is upheld, so that a new one must hang', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice, project } = await hung(tx, cast);
			const id = await raised(tx, notice);
			await pass(tx, notice);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, answer(id, 'upheld'))).toBe('note.missing');
			await answer(id, 'upheld', '确实没有开会', '未经村民代表会议')(tx);
			expect(await refusalOf(tx, end(project))).toBe('project.notice_running');
			await become(tx, cast.villageEditor);
			await tx`select record_notice(${randomUUID()}, ${project}, 'village', '2024-01-01',
				'2024-01-12', '公开栏')`;
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, end(project))).toBeNull();
		}));

	it('is answered by the level of its notice or the one above it, not by who recorded it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id in (${cast.township.account}, ${cast.villageEditor.account})`;
			const people = {
				village: cast.villageApprover,
				township: cast.township,
				county: cast.countyApprover,
			} as const;
			for (const [level, kinds] of Object.entries(noticeKinds)) {
				const { notice } = await hung(tx, cast, { level });
				const id = await raised(tx, notice);
				for (const [kind, person] of Object.entries(people)) {
					await become(tx, person);
					const isTheirs = (kinds as readonly string[]).includes(kind);
					const refusal = isTheirs ? 'objection.answer_missing' : 'access.denied';
					expect(await refusalOf(tx, answer(id, 'dismissed', '')), `${level} ${kind}`).toBe(
						refusal,
					);
				}
				await become(tx, { ...cast.villageEditor, role: 'approver' });
				const own = level === 'village' ? 'approval.same_person' : 'access.denied';
				expect(await refusalOf(tx, answer(id, 'dismissed'))).toBe(own);
			}
			await become(tx, cast.otherCounty);
			const elsewhere = await hung(tx, cast, { level: 'county' });
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, stop(elsewhere.notice))).toBe('project.unknown');
		}));
});

describe('a notice that is stopped', () => {
	it('needs a reason, once, while its project stands by it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice } = await hung(tx, cast);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, stop(notice, ' '))).toBe('note.missing');
			await stop(notice)(tx);
			expect(await refusalOf(tx, stop(notice, '再次'))).toBeNull();
			const late = await hung(tx, cast);
			await becomeOwner(tx);
			await tx`update projects set status = 'township_review' where id = ${late.project}`;
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, stop(late.notice))).toBe('notice.not_this_stage');
		}));

	it('is published with its reason, and the counts of what was said, not the words', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { notice, project } = await hung(tx, cast);
			const id = await raised(tx, notice, { body: '内容不实' });
			await raised(tx, notice);
			await become(tx, cast.villageApprover);
			await answer(id, 'upheld', '属实', '面积写错')(tx);
			await becomeOwner(tx);
			await tx`select private.publish('notice', ${notice}, null)`;
			await become(tx, null);
			expect(
				await tx`select standing, stop_reason, objection_count, answered_count
				from published_notices where id = ${notice}`,
			).toEqual([
				{ standing: 'stopped', stop_reason: '面积写错', objection_count: 2, answered_count: 1 },
			]);
			const told = await tx`select version, body, facts from published_entries
				where project_id = ${project} and kind = 'notice' order by version`;
			expect(told).toMatchObject([
				{ version: 1, body: null },
				{ version: 2, body: '面积写错', facts: { is_stopped: true } },
			]);
			expect(JSON.stringify(told)).not.toContain('内容不实');
		}));
});
