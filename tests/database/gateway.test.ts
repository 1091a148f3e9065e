import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';

/** What the signed-out public may select: published copies and public reference data. */
const publicTables = /^(published_\w+|regions|region_statistics|region_tags|status_transitions)$/;

/** The functions that the signed-out public may call: those that write are rate-limited. */
const publicFunctions: readonly string[] = [
	'confirm_follow',
	'find_follows',
	'find_issue',
	'find_issue_steps',
	'find_objection',
	'find_regions',
	'follow',
	'followed_title',
	'list_chain',
	'list_need_counts',
	'list_progress',
	'list_report_postings',
	'list_published_villages',
	'raise_issue',
	'raise_objection',
	'rate_issue',
	'search_published',
	'stop_following',
	'sum_published',
];

const sql = postgres(inject('databaseUrl'), { max: 1 });
afterAll(() => sql.end());

const relations = await sql<{ name: string; column: string; kind: string }[]>`
	select c.relname as name, c.relkind as kind,
		(select attname from pg_attribute where attrelid = c.oid and attnum = 1) as column
	from pg_class c
	where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')`;
const functions = await sql<{ name: string; args: string[]; anon: boolean; member: boolean }[]>`
	select p.proname as name, coalesce(p.proargnames, '{}') as args,
		has_function_privilege('anon', p.oid, 'execute') as anon,
		has_function_privilege('authenticated', p.oid, 'execute') as member
	from pg_proc p
	where p.pronamespace = 'public'::regnamespace
		and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)`;

function asAnon(path: string, init: RequestInit = {}, profile = 'public'): Promise<Response> {
	return fetch(`${inject('supabaseUrl')}/rest/v1/${path}`, {
		...init,
		headers: {
			apikey: inject('publishableKey'),
			'content-type': 'application/json',
			'accept-profile': profile,
			'content-profile': profile,
		},
	});
}

describe('the signed-out public, through the running gateway', () => {
	it.each(relations)('selects $name only if it is public', async ({ name }) => {
		const { status } = await asAnon(`${name}?limit=1`);
		expect(status).toBe(publicTables.test(name) ? 200 : 401);
	});

	it.each(relations.filter(({ kind }) => kind === 'r'))(
		'writes nothing into $name',
		async ({ name, column }) => {
			for (const method of ['POST', 'PATCH', 'DELETE']) {
				const body = method === 'DELETE' ? null : JSON.stringify({ [column]: null });
				const { status } = await asAnon(name, { method, body });
				expect([400, 401, 405]).toContain(status);
			}
			const [may] = await sql`
			select
				has_table_privilege('anon', ${`public.${name}`}, 'insert, update, delete') as anon,
				has_table_privilege('authenticated', ${`public.${name}`},
					'insert, update, delete, truncate') as member`;
			expect(may).toEqual({ anon: false, member: false });
		},
	);

	it.each(functions)('calls $name only if it is meant to', async ({ name, args, anon }) => {
		expect(anon).toBe(publicFunctions.includes(name));
		const nothing = Object.fromEntries(args.map((arg) => [arg, null]));
		const body = JSON.stringify(nothing);
		const { status } = await asAnon(`rpc/${name}`, { method: 'POST', body });
		if (!anon) expect([401, 404]).toContain(status);
	});

	it.each(['private', 'graphile_worker', 'auth', 'storage', 'supabase_migrations'])(
		'sees nothing of the schema %s',
		async (schema) => {
			const [row] = await sql<{ name: string }[]>`
				select relname as name from pg_class
				where relnamespace = ${schema}::regnamespace and relkind = 'r' limit 1`;
			const { status } = await asAnon(`${row?.name ?? 'anything'}?limit=1`, {}, schema);
			expect(status).toBeGreaterThanOrEqual(400);
		},
	);

	it('is not let in by a token that says service_role without our signature', async () => {
		const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const forged = `${part({ alg: 'none' })}.${part({ role: 'service_role' })}.`;
		const { status } = await fetch(`${inject('supabaseUrl')}/rest/v1/credentials?limit=1`, {
			headers: { apikey: inject('publishableKey'), authorization: `Bearer ${forged}` },
		});
		expect(status).toBe(401);
	});
});
