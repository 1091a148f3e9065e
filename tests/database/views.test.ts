import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Person } from './people.ts';

/** What a token may call that writes, from the catalog: a new function is in the list. */
async function writingCalls(tx: Tx): Promise<string[]> {
	const found = await tx<{ call: string }[]>`
		select format('select public.%I(%s)', p.proname, (
			select string_agg('null::' || t::regtype::text, ', ' order by at)
			from unnest(p.proargtypes) with ordinality as a (t, at)
		)) as call
		from pg_proc p
		where p.pronamespace = 'public'::regnamespace and p.provolatile = 'v'
			and (has_function_privilege('authenticated', p.oid, 'execute')
				or has_function_privilege('anon', p.oid, 'execute'))
		order by 1`;
	return found.map(({ call }) => call);
}

/** The session of somebody signed in, acting for their organization. */
async function openSession(tx: Tx, { account, organization }: Person): Promise<string> {
	const id = randomUUID().replaceAll('-', '').repeat(2);
	await becomeOwner(tx);
	await tx`insert into sessions (id_hash, account_id, organization_id, expires_at)
		values (${id}, ${account}, ${organization}, now() + interval '1 day')`;
	return id;
}

const begin = async (tx: Tx, session: string, organization: string, role: string) => {
	const [row] = await tx<{ begun: boolean }[]>`
		select begin_view(${session}, ${organization}, ${role}) as begun`;
	return row!.begun;
};

async function viewOf(tx: Tx, session: string): Promise<string | null> {
	const [row] = await tx`select viewed_role as role from sessions where id_hash = ${session}`;
	return row?.['role'] ?? null;
}

async function told(tx: Tx, { account }: Person): Promise<string[]> {
	const rows = await tx<{ act: string; role: string }[]>`
		select act, after ->> 'role' as role from audit_events
		where account_id = ${account} and act like '%\_view' order by seq`;
	return rows.map(({ act, role }) => `${act} ${role}`);
}

describe('looking at the desk as a lesser role', () => {
	it('refuses every function that writes, and none of them without it', () =>
		rolledBack(async (tx) => {
			const { countyApprover, donorApprover } = await gather(tx);
			const calls = await writingCalls(tx);
			expect(calls.length).toBeGreaterThan(40);
			const refusals = async (person: Person) => {
				await become(tx, person);
				const answers = new Map<string, string | null>();
				for (const call of calls) answers.set(call, await refusalOf(tx, (t) => t.unsafe(call)));
				return answers;
			};
			for (const person of [countyApprover, donorApprover]) {
				const viewing = await refusals({ ...person, role: 'viewer', isView: true });
				for (const [call, refusal] of viewing) expect(refusal, call).toBe('view.read_only');
				const acting = [...(await refusals(person)).values()];
				expect(acting).not.toContain('view.read_only');
			}
		}));

	it('shows no row that the own role does not show', () =>
		rolledBack(async (tx) => {
			const { countyApprover } = await gather(tx);
			const admin = { ...countyApprover, role: 'admin' };
			const tables = await tx<{ name: string }[]>`
				select relname as name from pg_class
				where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
					and has_table_privilege('authenticated', oid, 'select') order by 1`;
			expect(tables.length).toBeGreaterThan(30);
			for (const { name } of tables) {
				const rowsOf = async (person: Person) => {
					await become(tx, person);
					const rows = await tx`select t::text as row from ${tx(name)} t`;
					return rows.map(({ row }) => row as string);
				};
				const own = await rowsOf(admin);
				const seen = await rowsOf({ ...admin, role: 'viewer', isView: true });
				expect(own, name).toEqual(expect.arrayContaining(seen));
			}
		}));

	it('is for approvers and admins, and downwards only', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const tries: [Person, string, string, boolean][] = [
				[cast.countyApprover, cast.countyApprover.organization, 'viewer', true],
				[cast.countyApprover, cast.countyApprover.organization, 'editor', true],
				[cast.countyApprover, cast.countyApprover.organization, 'approver', false],
				[cast.countyApprover, cast.countyApprover.organization, 'admin', false],
				[cast.countyApprover, cast.donorApprover.organization, 'viewer', false],
				[cast.countyEditor, cast.countyEditor.organization, 'viewer', false],
				[cast.systemAdministrator, cast.systemAdministrator.organization, 'viewer', false],
			];
			for (const [person, organization, role, may] of tries) {
				const session = await openSession(tx, person);
				const name = `${person.kind} ${person.role} as ${role}`;
				expect(await begin(tx, session, organization, role), name).toBe(may);
			}
			await become(tx, cast.countyApprover);
			const call = (t: Tx) => t`select begin_view('', null, 'viewer')`;
			expect(await refusalOf(tx, call)).toBe('42501');
		}));

	it('is told when it begins and when it ends, whichever way', () =>
		rolledBack(async (tx) => {
			const { countyApprover: person, donorApprover: other } = await gather(tx);
			const ends: ((session: string) => Promise<unknown>)[] = [
				(session) => tx`select end_view(${session})`,
				(session) => tx`delete from sessions where id_hash = ${session}`,
				(session) => tx`update sessions set organization_id = ${other.organization}
					where id_hash = ${session}`,
				() => tx`update memberships set role = 'editor' where account_id = ${person.account}`,
			];
			for (const end of ends) {
				const session = await openSession(tx, person);
				await begin(tx, session, person.organization, 'viewer');
				expect(await viewOf(tx, session)).toBe('viewer');
				await end(session);
				expect(await viewOf(tx, session)).toBeNull();
			}
			const once = ['begin_view viewer', 'end_view viewer'];
			expect(await told(tx, person)).toEqual([...once, ...once, ...once, ...once]);
		}));
});
