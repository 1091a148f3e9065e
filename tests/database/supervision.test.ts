import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RECHECK_DAYS } from '#domain/supervision/opinion.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { fileDocument, pair, villages } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const village = villages.yuangudui;

interface House extends Cast {
	readonly supervisorApprover: Person;
	readonly township2: Person;
}

/** The cast, with a second supervisor of the same house, who approves. */
async function house(tx: Tx): Promise<House> {
	const cast = await gather(tx);
	const [account, other] = [randomUUID(), randomUUID()];
	await tx`insert into accounts (id, display_name) values (${account}, '组长'), (${other}, '站长')`;
	await tx`insert into memberships (account_id, organization_id, role) values
		(${account}, ${cast.supervisor.organization}, 'approver'),
		(${other}, ${cast.township.organization}, 'approver')`;
	return {
		...cast,
		supervisorApprover: { ...cast.supervisor, account, role: 'approver' },
		township2: { ...cast.township, account: other, role: 'approver' },
	};
}

const raise =
	(id: string, papers: string[] = [], place: string = village) =>
	(tx: Tx) =>
		tx`select raise_opinion(${id}, ${place}, 'shortfall', 'widespread', '管护没人', '请明确管护人',
			papers => ${papers}::uuid[])`;

const verify =
	(id: string, to: Person, step: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select verify_opinion(${id}, ${step}, ${to.organization})`;

const assign =
	(id: string, owner: Person, days = 20) =>
	(tx: Tx) =>
		tx`select assign_opinion(${id}, ${randomUUID()}, ${owner.organization}, '水管员',
			private.today() + ${days}::integer, '聘管护员')`;

const rectify =
	(id: string, papers: string[] = []) =>
	(tx: Tx) =>
		tx`select rectify_opinion(${id}, ${randomUUID()}, '已聘', ${papers}::uuid[])`;

const recheck = (id: string, conclusion: string) => (tx: Tx) =>
	tx`select recheck_opinion(${id}, ${randomUUID()}, ${conclusion}, '到场看过')`;

const close = (id: string) => (tx: Tx) => tx`select close_opinion(${id}, ${randomUUID()})`;
const reopen = (id: string) => (tx: Tx) =>
	tx`select reopen_opinion(${id}, ${randomUUID()}, '只聘了一个月')`;

async function statusOf(tx: Tx, id: string): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx<{ status: string }[]>`select status from opinions where id = ${id}`;
	return row!.status;
}

/** An opinion that the county answers for and the township puts right. */
async function underway(tx: Tx): Promise<{ cast: House; id: string }> {
	const cast = await house(tx);
	const id = randomUUID();
	await become(tx, cast.supervisor);
	await raise(id)(tx);
	await become(tx, cast.supervisorApprover);
	await verify(id, cast.countyEditor)(tx);
	await become(tx, cast.countyApprover);
	await assign(id, cast.township)(tx);
	return { cast, id };
}

describe('an opinion', () => {
	it('is read by its house alone until another supervisor has verified it', () =>
		rolledBack(async (tx) => {
			const cast = await house(tx);
			const [id, step] = [randomUUID(), randomUUID()];
			const paper = await fileDocument(tx, cast.supervisor, 'evidence');
			const sees = async (person: Person) => {
				await become(tx, person);
				const opinion = await tx`select from opinions where id = ${id}`;
				const file = await tx`select from documents where id = ${paper}`;
				return [opinion.length, file.length];
			};
			await become(tx, cast.supervisor);
			await raise(id, [paper])(tx);
			expect(await refusalOf(tx, raise(id, [paper]))).toBeNull();
			expect(await sees(cast.countyApprover)).toEqual([0, 0]);
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.supervisor.account}`;
			await become(tx, { ...cast.supervisor, role: 'approver' });
			expect(await refusalOf(tx, verify(id, cast.countyEditor))).toBe('approval.same_person');
			await become(tx, cast.supervisorApprover);
			expect(await refusalOf(tx, verify(id, cast.otherCounty))).toBe('opinion.addressee_unknown');
			await verify(id, cast.countyEditor, step)(tx);
			expect(await refusalOf(tx, verify(id, cast.countyEditor, step))).toBeNull();
			expect(await sees(cast.countyApprover)).toEqual([1, 1]);
			expect(await sees(cast.township)).toEqual([0, 0]);
			await become(tx, cast.countyApprover);
			await assign(id, cast.township)(tx);
			expect(await sees(cast.township)).toEqual([1, 1]);
			expect(await sees(cast.villageApprover)).toEqual([0, 0]);
		}));

	it('is about a place of the supervisor’s, and can be dropped before it is verified', () =>
		rolledBack(async (tx) => {
			const cast = await house(tx);
			const id = randomUUID();
			await become(tx, cast.supervisor);
			const away = raise(randomUUID(), [], cast.cityEditor.region);
			expect(await refusalOf(tx, away)).toBe('opinion.place_elsewhere');
			await raise(id)(tx);
			await tx`select drop_opinion(${id}, ${randomUUID()}, '查无此事')`;
			expect(await statusOf(tx, id)).toBe('dropped');
		}));

	it('runs to its second look and closes, each step by whose it is', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await underway(tx);
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, rectify(id))).toBe('opinion.unknown');
			await become(tx, cast.township);
			await rectify(id)(tx);
			expect(await refusalOf(tx, recheck(id, 'put_right'))).toBe('access.denied');
			await become(tx, cast.supervisor);
			expect(await refusalOf(tx, rectify(id))).toBe('access.denied');
			await recheck(id, 'put_right')(tx);
			await become(tx, cast.supervisorApprover);
			await close(id)(tx);
			expect(await statusOf(tx, id)).toBe('closed');
		}));

	it('is given back when it was not put right, and is closed by nobody who looked', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await underway(tx);
			await become(tx, cast.township);
			await rectify(id)(tx);
			await become(tx, cast.supervisorApprover);
			await recheck(id, 'partly')(tx);
			expect(await refusalOf(tx, reopen(id))).toBe('approval.same_person');
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.supervisor.account}`;
			await become(tx, { ...cast.supervisor, role: 'approver' });
			expect(await refusalOf(tx, close(id))).toBe('opinion.not_put_right');
			await reopen(id)(tx);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, assign(id, cast.township, -1))).toBe('opinion.due_in_the_past');
			await assign(id, cast.villageEditor)(tx);
			expect(await statusOf(tx, id)).toBe('assigned');
		}));

	it('is looked at again by another supervisor of its place as well', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await underway(tx);
			await become(tx, cast.township);
			await rectify(id)(tx);
			const [account, organization] = [randomUUID(), randomUUID()];
			await becomeOwner(tx);
			await tx`insert into organizations (id, kind, name, region_code, status)
				values (${organization}, 'supervisor', '县人大', ${cast.countyEditor.region}, 'verified')`;
			await tx`insert into accounts (id, display_name) values (${account}, '代表')`;
			await tx`insert into memberships (account_id, organization_id, role)
				values (${account}, ${organization}, 'approver')`;
			const region = cast.countyEditor.region;
			await become(tx, { account, organization, kind: 'supervisor', region, role: 'approver' });
			await recheck(id, 'put_right')(tx);
			expect(await refusalOf(tx, close(id))).toBe('opinion.unknown');
			await become(tx, cast.supervisorApprover);
			expect(await refusalOf(tx, close(id))).toBeNull();
		}));

	it('keeps what each side wrote', () =>
		rolledBack(async (tx) => {
			const { id } = await underway(tx);
			await becomeOwner(tx);
			const change = (inner: Tx) => inner`update opinions set body = '改了' where id = ${id}`;
			expect(await refusalOf(tx, change)).toBe('fact.immutable');
			const step = (inner: Tx) => inner`update opinion_steps set note = '改了'`;
			expect(await refusalOf(tx, step)).toBe('fact.immutable');
		}));

	it('waits for whose turn it is, and has the term of the application', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await underway(tx);
			const waits = async (person: Person) => {
				await become(tx, person);
				const rows = await tx<{ act: string }[]>`
					select act, last_day - private.today() as days from list_waiting()
					where record_id = ${id}`;
				return rows.map((row) => ({ ...row }));
			};
			expect(await waits(cast.township)).toEqual([{ act: 'opinion_rectify', days: 20 }]);
			expect(await waits(cast.supervisor)).toEqual([]);
			await become(tx, cast.township);
			await rectify(id)(tx);
			expect(await waits(cast.supervisor)).toEqual([
				{ act: 'opinion_recheck', days: RECHECK_DAYS },
			]);
			await become(tx, cast.supervisor);
			await recheck(id, 'put_right')(tx);
			expect((await waits(cast.supervisorApprover)).map(({ act }) => act)).toEqual(['opinion_end']);
		}));
});

const visit =
	(place: string = village, on = '2024-05-01') =>
	(tx: Tx) =>
		tx`select record_visit(${randomUUID()}, ${place}, 'random', ${on}, '棚膜破损',
			3, '三户村民')`;

describe('a visit', () => {
	it('is written where one’s own region lies, or where it is paired with today', () =>
		rolledBack(async (tx) => {
			const cast = await house(tx);
			await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
			await pair(tx, cast.formerCity, cast.countyEditor.region, '2016-01-01', '2021-03-31');
			for (const person of [cast.supervisor, cast.countyEditor, cast.cityEditor]) {
				await become(tx, person);
				expect(await refusalOf(tx, visit()), person.kind).toBeNull();
			}
			for (const person of [cast.otherCounty, cast.formerCity, cast.otherVillage]) {
				await become(tx, person);
				expect(await refusalOf(tx, visit()), person.kind).toBe('visit.place_elsewhere');
			}
			await become(tx, cast.supervisor);
			expect(await refusalOf(tx, visit(village, '2999-01-01'))).toBe('visit.in_the_future');
		}));

	it('is counted by no function and no view, and published nowhere', () =>
		rolledBack(async (tx) => {
			const users = await tx<{ name: string }[]>`
				select proname as name from pg_proc
				where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
					and prosrc ~ '\\mpublic\\.visits\\M' order by 1`;
			// The first acts of a new house ask whether there is any at all, of its own.
			expect(users.map(({ name }) => name)).toEqual(['list_first_acts', 'record_visit']);
			const views = await tx`select from pg_views
				where schemaname = 'public' and definition ~ '\\mvisits\\M'`;
			expect(views).toHaveLength(0);
		}));
});

it('a supervisor writes visits and opinions, and files for them, and nothing else', () =>
	rolledBack(async (tx) => {
		const { supervisorApprover } = await house(tx);
		const functions = await tx<{ name: string; call: string }[]>`
			select p.proname as name, format('select public.%I(%s)', p.proname, (
				select string_agg(format('null::%s', format_type(t, null)), ', ')
				from unnest(p.proargtypes) as t)) as call
			from pg_proc p where p.pronamespace = 'public'::regnamespace and p.provolatile = 'v'
				and has_function_privilege('authenticated', p.oid, 'execute') order by 1`;
		await become(tx, supervisorApprover);
		const open: string[] = [];
		for (const { name, call } of functions.filter(({ name }) => !anybodys.includes(name))) {
			const refusal = await refusalOf(tx, (inner) => inner.unsafe(call));
			if (refusal !== 'access.denied') open.push(name);
		}
		expect(open).toEqual([
			'close_opinion',
			'drop_opinion',
			'raise_opinion',
			'recheck_opinion',
			'record_document',
			'record_visit',
			'reopen_opinion',
			'verify_opinion',
		]);
	}));

/** What whoever has an account, or none, may do for themselves or by a link or code. */
const anybodys: readonly string[] = [
	'accept_invitation',
	'close_calendar',
	'confirm_follow',
	'correct_registration',
	'follow',
	'forget_view',
	'leave_organization',
	'look_at_desk',
	'open_calendar',
	'raise_issue',
	'raise_objection',
	'rate_issue',
	'record_licence',
	'save_view',
	'set_funded_mails',
	'stop_following',
];

describe('the list of what is kept an eye on', () => {
	const list =
		(id: string, place: string = village, days = 10) =>
		(tx: Tx) =>
			tx`select list_attention(${id}, ${place}, '水源不稳', private.today() + ${days}::integer)`;
	const review = (id: string, days: number | null) => (tx: Tx) =>
		tx`select review_attention(${id}, ${randomUUID()}, '看过', private.today() + ${days}::integer)`;

	it('is kept by a county or city for its own places, each once', () =>
		rolledBack(async (tx) => {
			const cast = await house(tx);
			const id = randomUUID();
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, list(id, cast.otherCounty.region))).toBe(
				'attention.place_elsewhere',
			);
			expect(await refusalOf(tx, list(id, village, -1))).toBe('attention.day_out_of_range');
			await list(id)(tx);
			expect(await refusalOf(tx, list(id))).toBeNull();
			expect(await refusalOf(tx, list(randomUUID()))).toBe('attention.listed_already');
			await become(tx, cast.receivingCity);
			expect(await refusalOf(tx, review(id, 9))).toBe('attention.unknown');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, review(id, 900))).toBe('attention.next_out_of_range');
			await review(id, 30)(tx);
			await review(id, null)(tx);
			expect(await refusalOf(tx, review(id, 30))).toBe('attention.lifted');
			expect(await refusalOf(tx, list(randomUUID()))).toBeNull();
		}));

	it('comes back to the desk on its day', () =>
		rolledBack(async (tx) => {
			const cast = await house(tx);
			const [now, later] = [randomUUID(), randomUUID()];
			await become(tx, cast.countyApprover);
			await list(now, village, 0)(tx);
			await list(later, cast.township.region)(tx);
			const waiting = await tx<{ record_id: string }[]>`
				select record_id from list_waiting() where act = 'attention_review'`;
			expect(waiting.map((row) => row.record_id)).toEqual([now]);
		}));
});
