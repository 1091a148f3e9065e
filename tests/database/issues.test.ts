import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ISSUE_DAYS, RATING_DAYS } from '#domain/supervision/issue.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { pair, villages } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const hash = (code: string) => createHash('sha256').update(code).digest('hex');

interface Words {
	id?: string;
	code?: string;
	body?: string;
	contact?: string;
	past?: boolean;
	place?: string;
}

const raise =
	({ id, code = randomUUID(), body = '路还没修', contact = '', past = false, place }: Words = {}) =>
	(tx: Tx) =>
		tx`select raise_issue(${id ?? randomUUID()}, ${place ?? villages.yuangudui}, 'quality',
			${body}, ${hash(code)}, contact => ${contact}, is_past_village => ${past})`;

const accept = (id: string) => (tx: Tx) => tx`select accept_issue(${id}, ${randomUUID()})`;

const transfer =
	(id: string, to: Person, note = '不归我们管', step: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select transfer_issue(${id}, ${step}, ${to.organization}, ${note})`;

const answer =
	(id: string, words = '十月底完工', step: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select answer_issue(${id}, ${step}, ${words})`;

const close = (id: string) => (tx: Tx) => tx`select close_issue(${id}, ${randomUUID()}, null)`;

const rate =
	(code: string, isSatisfied: boolean, note: string | null = null) =>
	(tx: Tx) =>
		tx`select rate_issue(${hash(code)}, ${randomUUID()}, ${isSatisfied}, ${note})`;

/** Asked by the public about the first village of the cast. */
async function asked(tx: Tx, words: Words = {}): Promise<{ cast: Cast; id: string }> {
	const cast = await gather(tx);
	const id = randomUUID();
	await become(tx, null);
	await raise({ id, ...words })(tx);
	return { cast, id };
}

async function stateOf(tx: Tx, id: string): Promise<{ status: string; holder: string }> {
	await becomeOwner(tx);
	const [row] = await tx<{ status: string; holder: string }[]>`
		select i.status, o.name as holder from issues i join organizations o on o.id = i.holder_id
		where i.id = ${id}`;
	return row!;
}

async function answeredBy(tx: Tx, cast: Cast, id: string): Promise<void> {
	await become(tx, cast.villageEditor);
	await accept(id)(tx);
	await become(tx, cast.villageApprover);
	await answer(id)(tx);
}

describe('an issue', () => {
	it('is raised by anybody, once per id, with the nearest body that acts there', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx, { code: 'A' });
			for (const person of [null, cast.otherDonor]) {
				await become(tx, person);
				expect(await refusalOf(tx, raise({ id, code: 'A' }))).toBeNull();
			}
			expect(await refusalOf(tx, raise({ id, code: 'A', body: '别的' }))).toBe('id.reused');
			expect(await refusalOf(tx, raise({ code: 'A' }))).toBe('id.reused');
			expect(await stateOf(tx, id)).toEqual({ status: 'raised', holder: 'village of yuangudui' });
			await become(tx, null);
			expect(await refusalOf(tx, raise({ place: '621123000000' }))).toBe('issue.place_unknown');
		}));

	it('goes past the village where whoever asks wants that, and nobody there reads it', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx, { past: true });
			expect((await stateOf(tx, id)).holder).toBe('township of tianjiahe');
			await become(tx, cast.villageApprover);
			expect(await tx`select from issues where id = ${id}`).toHaveLength(0);
			expect(await refusalOf(tx, accept(id))).toBe('issue.unknown');
		}));

	it('is refused where nobody acts', () =>
		rolledBack(async (tx) => {
			await gather(tx);
			await tx`update organizations set status = 'suspended' where region_code like '62%'
				and kind in ('village', 'township', 'county', 'city')`;
			await become(tx, null);
			expect(await refusalOf(tx, raise())).toBe('issue.nobody_there');
		}));

	it('is one of at most sixty an hour about a village', () =>
		rolledBack(async (tx) => {
			await asked(tx);
			await become(tx, null);
			for (let count = 1; count < 60; count += 1) await raise()(tx);
			expect(await refusalOf(tx, raise())).toBe('issue.too_many');
			expect(await refusalOf(tx, raise({ place: villages.xinlian }))).toBeNull();
		}));

	it('goes up the chain and to the side that supports it today, with a reason each time', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx);
			await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
			await pair(tx, cast.formerCity, cast.countyEditor.region, '2016-01-01', '2021-03-31');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, transfer(id, cast.township, ' '))).toBe('note.missing');
			expect(await refusalOf(tx, transfer(id, cast.formerCity))).toBe('issue.holder_unknown');
			expect(await refusalOf(tx, transfer(id, cast.otherCounty))).toBe('issue.holder_unknown');
			expect(await refusalOf(tx, transfer(id, cast.villageEditor))).toBe('issue.holder_unknown');
			const step = randomUUID();
			await transfer(id, cast.township, '归乡里管', step)(tx);
			expect(await refusalOf(tx, transfer(id, cast.township, '归乡里管', step))).toBeNull();
			const way = [cast.township, cast.countyEditor, cast.receivingCity, cast.cityEditor];
			for (const [place, person] of way.slice(0, -1).entries()) {
				await become(tx, person);
				await transfer(id, way[place + 1]!)(tx);
			}
			expect((await stateOf(tx, id)).holder).toBe('city of qingdao');
			await become(tx, cast.cityEditor);
			await transfer(id, cast.villageEditor, '请村里答复')(tx);
			expect((await stateOf(tx, id)).holder).toBe('village of yuangudui');
		}));

	it('is answered by an approver other than who took it in', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx);
			await become(tx, cast.villageApprover);
			await accept(id)(tx);
			expect(await refusalOf(tx, answer(id, ' '))).toBe('issue.answer_missing');
			expect(await refusalOf(tx, answer(id))).toBe('approval.same_person');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, answer(id))).toBe('access.denied');
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.villageEditor.account}`;
			await become(tx, { ...cast.villageEditor, role: 'approver' });
			await answer(id)(tx);
			expect(await refusalOf(tx, answer(id, '别的'))).toBe('status.not_allowed');
			expect((await stateOf(tx, id)).status).toBe('answered');
		}));

	it('is closed once it was found to do, or once nobody said otherwise in time', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx, { code: 'A' });
			await answeredBy(tx, cast, id);
			expect(await refusalOf(tx, close(id))).toBe('issue.not_rated');
			await becomeOwner(tx);
			await tx`set local session_replication_role = replica`;
			await tx`update issue_steps set taken_at = taken_at - interval '15 days'`;
			await tx`set local session_replication_role = origin`;
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, close(id))).toBeNull();
			expect((await stateOf(tx, id)).status).toBe('closed');
			await become(tx, null);
			expect(await refusalOf(tx, rate('A', true))).toBe('issue.not_answered');
		}));

	it('comes back to its holder when the answer does not satisfy', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx, { code: 'A' });
			await become(tx, null);
			expect(await refusalOf(tx, rate('A', true))).toBe('issue.not_answered');
			await answeredBy(tx, cast, id);
			await become(tx, null);
			expect(await refusalOf(tx, rate('B', true))).toBe('issue.unknown');
			expect(await refusalOf(tx, rate('A', false))).toBe('note.missing');
			await rate('A', false, '没说哪天')(tx);
			expect(await stateOf(tx, id)).toEqual({
				status: 'reopened',
				holder: 'village of yuangudui',
			});
			await answeredBy(tx, cast, id);
			await become(tx, null);
			await rate('A', true)(tx);
			await become(tx, cast.villageEditor);
			await close(id)(tx);
			expect((await stateOf(tx, id)).status).toBe('closed');
		}));

	it('shows by its code kinds and days, no names and no reasons of transfers', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx, { code: 'A', contact: '13800000000' });
			await become(tx, cast.villageEditor);
			await transfer(id, cast.township, '张三家的事')(tx);
			await become(tx, null);
			const [found] = await tx`select * from find_issue(${hash('A')})`;
			expect(found).toMatchObject({ status: 'transferred', holder_side: 'township' });
			const steps = await tx`select act, side, words from find_issue_steps(${hash('A')})`;
			expect(steps.map((step) => ({ ...step }))).toEqual([
				{ act: 'raise', side: 'village', words: null },
				{ act: 'transfer', side: 'township', words: null },
			]);
			const told = JSON.stringify([found, steps]);
			expect(told).not.toMatch(/13800000000|张三|tianjiahe/);
			expect(await tx`select * from find_issue(${hash('B')})`).toEqual([]);
		}));

	it('tells nobody below the township, and no supporting side, how to reach who asked', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx, { contact: '13800000000' });
			await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
			const reads = async (person: Person) => {
				await become(tx, person);
				return (await tx`select from issue_contacts where issue_id = ${id}`).length === 1;
			};
			expect(await reads(cast.villageApprover)).toBe(false);
			expect(await reads(cast.township)).toBe(true);
			await become(tx, cast.villageEditor);
			await transfer(id, cast.cityEditor)(tx);
			expect(await reads(cast.cityEditor)).toBe(false);
		}));

	it('can be called back by the county above whoever buries it, not by others', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx);
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, transfer(id, cast.countyEditor))).toBe('issue.unknown');
			await become(tx, cast.township);
			expect(await refusalOf(tx, transfer(id, cast.township))).toBe('issue.unknown');
			await become(tx, cast.countyEditor);
			await transfer(id, cast.countyEditor, '提级办理')(tx);
			expect((await stateOf(tx, id)).holder).toBe('county of weiyuan');
			await become(tx, cast.receivingCity);
			await transfer(id, cast.receivingCity, '提级办理')(tx);
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, transfer(id, cast.countyEditor))).toBe('issue.unknown');
		}));

	it('is asked by a village of the level above it and judged by its own house', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = randomUUID();
			const own = (place: string) => (inner: Tx) =>
				inner`select raise_own_issue(${id}, ${place}, 'money', '款何时到')`;
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, own(villages.xinlian))).toBe('issue.place_unknown');
			await own(villages.yuangudui)(tx);
			expect((await stateOf(tx, id)).holder).toBe('township of tianjiahe');
			await become(tx, cast.township);
			await accept(id)(tx);
			await becomeOwner(tx);
			const other = randomUUID();
			await tx`insert into accounts (id, display_name) values (${other}, '乡长')`;
			await tx`insert into memberships (account_id, organization_id, role)
				values (${other}, ${cast.township.organization}, 'approver')`;
			await become(tx, { ...cast.township, account: other, role: 'approver' });
			await answer(id)(tx);
			const judge = (inner: Tx) => inner`select rate_own_issue(${id}, ${randomUUID()}, true, null)`;
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, judge)).toBe('issue.unknown');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, judge)).toBeNull();
		}));

	it('keeps the words of whoever asked and of whoever answered', () =>
		rolledBack(async (tx) => {
			const { id } = await asked(tx);
			await becomeOwner(tx);
			const change = (inner: Tx) => inner`update issues set body = '改了' where id = ${id}`;
			expect(await refusalOf(tx, change)).toBe('fact.immutable');
			const step = (inner: Tx) => inner`update issue_steps set note = '改了'`;
			expect(await refusalOf(tx, step)).toBe('fact.immutable');
		}));

	it('waits on the desk of whoever holds it', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await asked(tx);
			const waits = async (person: Person) => {
				await become(tx, person);
				const rows = await tx<{ act: string }[]>`
					select act from list_waiting() where record_id = ${id}`;
				return rows.map(({ act }) => act);
			};
			expect(await waits(cast.villageEditor)).toEqual(['issue_take']);
			expect(await waits(cast.township)).toEqual([]);
			await become(tx, cast.villageEditor);
			await accept(id)(tx);
			expect(await waits(cast.villageEditor)).toEqual([]);
			expect(await waits(cast.villageApprover)).toEqual(['issue_answer']);
			await become(tx, cast.villageApprover);
			await answer(id)(tx);
			expect(await waits(cast.villageApprover)).toEqual([]);
		}));

	it('has the terms of the application', () =>
		rolledBack(async (tx) => {
			const [terms] = await tx`select private.issue_days() as issue,
				private.rating_days() as rating`;
			expect(terms).toEqual({ issue: ISSUE_DAYS, rating: RATING_DAYS });
		}));
});
