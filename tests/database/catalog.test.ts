import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';

/** Tables that no policy opens, each with its reason. */
const closed: Readonly<Record<string, string>> = {
	answered_challenges: 'only the sign-in functions read it, for the secret key',
	credentials: 'only the sign-in code reads it, with the secret key',
	known_devices: 'only the sign-in functions read it, for the secret key',
	passkeys: 'only the sign-in functions read it, for the secret key',
	password_resets: 'only the functions of the reset read it, for the secret key',
	recovery_codes: 'only the sign-in functions read it, for the secret key',
	second_factors: 'only the sign-in functions read it, for the secret key',
	sessions: 'only the session adapter reads it, with the secret key',
	sign_in_attempts: 'only the sign-in functions read it, for the secret key',
};

/** Tables whose writes leave no event of their own, each with its reason. */
const untoldOnPurpose: Readonly<Record<string, string>> = {
	answered_challenges: 'one per use of a passkey, which the session tells',
	assessment_figures: 'computed as an agreement is closed, which is told',
	audit_events: 'the record itself',
	audit_seals: 'the record itself',
	document_pictures: 'read by the machine from a file that is told',
	document_places: 'written with the record that shows the file',
	document_readers: 'written with the record that shows the file',
	fund_accounts: 'counters of the postings',
	goods_accounts: 'counters of the movements of goods',
	goods_movements: 'facts that bear their own actor and are never changed',
	import_rows: 'read by the machine from a file that is told',
	indicators: 'written by migrations alone',
	instalment_reminders: 'written by the machine, and the record itself',
	issue_contacts: 'tells who asked, which is for few; that somebody did is told',
	known_devices: 'written at signing in, which is told',
	objection_contacts: 'tells who objected, which is for few; that somebody did is told',
	outbox_mails: 'holds links; what a mail is about is told',
	photo_likenesses: 'computed, from files that are told',
	pledge_donors: 'written with the pledge, which is told',
	postings: 'facts that bear their own actor and are never changed',
	proposal_reminders: 'written by the machine, and the record itself',
	recovery_codes: 'come and go with the factor, which is told',
	round_certificates: 'computed, from inputs whose hash the round bears',
	round_figures: 'computed, from inputs whose hash the round bears',
	round_inputs: 'copied by the machine, from records that are told',
	round_unmet: 'computed, from inputs whose hash the round bears',
	round_unspent: 'computed, from inputs whose hash the round bears',
	sign_in_attempts: 'counters, which are no act of anybody',
	silence_reminders: 'written by the machine, and the record itself',
	status_transitions: 'written by migrations alone',
};

const sql = postgres(inject('databaseUrl'), { max: 1 });
afterAll(() => sql.end());

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe('the catalog', () => {
	it('has row-level security on every table', async () => {
		const bare = await sql<{ name: string }[]>`
			select relname as name from pg_class
			where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
				and relkind in ('r', 'p') and not relrowsecurity`;
		expect(names(bare)).toEqual([]);
	});

	it('has a policy on every table, or a stated reason', async () => {
		const shut = await sql<{ name: string }[]>`
			select c.relname as name from pg_class c
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
				and not exists (select from pg_policy p where p.polrelid = c.oid) order by 1`;
		expect(names(shut)).toEqual(Object.keys(closed));
	});

	it('has policies that only select, and that name their roles', async () => {
		const others = await sql<{ name: string }[]>`
			select tablename || '.' || policyname as name from pg_policies
			where schemaname = 'public' and (cmd <> 'SELECT' or 'public' = any (roles))`;
		expect(names(others)).toEqual([]);
	});

	it('tells the audit of every write, or has a stated reason not to', async () => {
		const untold = await sql<{ name: string }[]>`
			select c.relname as name from pg_class c
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
				and c.relname not like 'published_%' and not exists (
					select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
					where t.tgrelid = c.oid and p.proname in ('audit', 'audit_means', 'audit_session'))
			order by 1`;
		expect(names(untold)).toEqual(Object.keys(untoldOnPurpose));
	});

	// Bits of tgtype: 4 insert, 8 delete, 16 update.
	it('tells the audit of every kind of write where it does so by statement', async () => {
		const told = await sql<{ name: string; acts: number }[]>`
			select t.tgrelid::regclass::text as name, bit_or(t.tgtype & 28)::integer as acts
			from pg_trigger t join pg_proc p on p.oid = t.tgfoid
			where p.proname in ('audit', 'audit_rows') and t.tgrelid in (
				select s.tgrelid from pg_trigger s join pg_proc q on q.oid = s.tgfoid
				where q.proname = 'audit_rows')
			group by 1`;
		expect([...told]).toEqual([{ name: 'proposals', acts: 28 }]);
	});

	it('has an index under every foreign key', async () => {
		const bare = await sql<{ name: string }[]>`
			select f.conrelid::regclass || '.' || f.conname as name from pg_constraint f
			where f.contype = 'f' and f.connamespace = 'public'::regnamespace and not exists (
				select from pg_index i
				where i.indrelid = f.conrelid
					and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey
			)`;
		expect(names(bare)).toEqual([]);
	});

	it('has no index that another one makes needless', async () => {
		const twice = await sql<{ name: string }[]>`
			select one.indexrelid::regclass || ' = ' || other.indexrelid::regclass as name
			from pg_index one
			join pg_index other on other.indrelid = one.indrelid and other.indexrelid > one.indexrelid
			join pg_class c on c.oid = one.indrelid and c.relnamespace = 'public'::regnamespace
			where (one.indkey::text, one.indclass::text, one.indoption::text)
				= (other.indkey::text, other.indclass::text, other.indoption::text)
				and (pg_get_expr(one.indpred, one.indrelid), pg_get_expr(one.indexprs, one.indrelid))
					is not distinct from
					(pg_get_expr(other.indpred, other.indrelid),
						pg_get_expr(other.indexprs, other.indrelid))`;
		expect(names(twice)).toEqual([]);
	});

	it('has a key in every table', async () => {
		const bare = await sql<{ name: string }[]>`
			select relname as name from pg_class c
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (
				select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`;
		// The transitions' key holds nulls: a beginning comes from nowhere.
		expect(names(bare)).toEqual(['status_transitions']);
	});

	it('asks who is asking once per query, not once per row', async () => {
		const rules = await sql<{ name: string; rule: string }[]>`
			select tablename || '.' || policyname as name, qual as rule from pg_policies
			where schemaname = 'public'`;
		const asked = /private\.(actor_|claim\()|auth\.(uid|jwt|role)\(/;
		const once = /\(\s*select private\.\w+\([^()]*\) as \w+\)/gi;
		const often = rules.filter(({ rule }) => {
			const rest = rule.replace(once, '').replace(/in \( ?select[^()]*\([^()]*\)[^()]*\)/gi, '');
			return asked.test(rest);
		});
		expect(names(often)).toEqual([]);
	});

	it('keeps extensions out of what the API exposes', async () => {
		const exposed = await sql<{ name: string }[]>`
			select extname as name from pg_extension where extnamespace = 'public'::regnamespace`;
		expect(names(exposed)).toEqual([]);
	});

	it('has no view that looks past its reader', async () => {
		const views = await sql<{ name: string }[]>`
			select relname as name from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'v'
				and coalesce(array_to_string(reloptions, ','), '') !~ 'security_invoker=(true|on)'`;
		expect(names(views)).toEqual([]);
	});

	it('fixes the search path of every function', async () => {
		const loose = await sql<{ name: string }[]>`
			select p.oid::regprocedure::text as name from pg_proc p
			where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
				and not coalesce(p.proconfig, '{}') @> array['search_path=""']`;
		expect(names(loose)).toEqual([]);
	});

	it('lets functions decide with more rights than their caller in private only', async () => {
		const exposed = await sql<{ name: string }[]>`
			select p.oid::regprocedure::text as name from pg_proc p
			where p.pronamespace = 'public'::regnamespace and p.prosecdef`;
		expect(names(exposed)).toEqual([]);
	});

	it('lets nobody execute a function that was not granted to them by name', async () => {
		const open = await sql<{ name: string }[]>`
			select p.oid::regprocedure::text as name from pg_proc p
			where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
				and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
					where a.grantee = 0)`;
		expect(names(open)).toEqual([]);
	});

	it('describes every table', async () => {
		const mute = await sql<{ name: string }[]>`
			select relname as name from pg_class c
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'p')
				and obj_description(c.oid) is null`;
		expect(names(mute)).toEqual([]);
	});

	it('refuses to be made in the locale C, under which Chinese has no trigrams', async () => {
		const [row] = await sql`select datcollate from pg_database where datname = 'postgres'`;
		expect(row?.['datcollate']).not.toBe('C');
	});
});
