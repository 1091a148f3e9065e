import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { SignJWT } from 'jose';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { auditedRecords } from '#domain/identity/audited.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Person } from './people.ts';

interface Verification {
	readonly sealed: number;
	readonly unsealed: number;
	readonly head: { readonly position: number; readonly hash: string } | null;
	readonly broken: {
		readonly position: number;
		readonly event_seq: number | null;
		readonly fault: string;
	} | null;
}

const sql = postgres(inject('databaseUrl'), { max: 8, onnotice: () => {} });
afterAll(() => sql.end());

async function seal(tx: Tx, reach: number | null = 10_000): Promise<number> {
	const [row] = await tx<{ sealed: number }[]>`select private.seal_audit(${reach}, 100000) sealed`;
	return row!.sealed;
}

/** @param most how many seals to look at, from the end; null is all */
async function verify(
	tx: Tx,
	noted?: Verification['head'],
	most: number | null = null,
): Promise<Verification> {
	const [row] = await tx<{ found: Verification }[]>`select private.verify_audit(
		${noted?.position ?? null}, ${noted?.hash ?? null}, ${most}) as found`;
	return row!.found;
}

/** A sealed chain over the people, and the switch that only a superuser has. */
async function sealedChain(tx: Tx): Promise<Verification> {
	await gather(tx);
	await seal(tx);
	const found = await verify(tx);
	expect(found).toMatchObject({ unsealed: 0, broken: null });
	expect(found.sealed).toBeGreaterThan(40);
	await tx`set local session_replication_role = replica`;
	return found;
}

/** What a superuser can do to the seal and the event at place 7, and what it is called. */
const edits: readonly [column: string, change: string, fault: string][] = [
	['audit_events.at', `at = at + interval '1 microsecond'`, 'event_changed'],
	['audit_events.account_id', `account_id = '${randomUUID()}'`, 'event_changed'],
	['audit_events.organization_id', `organization_id = '${randomUUID()}'`, 'event_changed'],
	['audit_events.act', `act = 'update'`, 'event_changed'],
	['audit_events.record', `record = record || ' '`, 'event_changed'],
	['audit_events.record_id', `record_id = null`, 'event_changed'],
	['audit_events.before', `before = 'null'`, 'event_changed'],
	['audit_events.after', `after = after || '{"x": 1}'`, 'event_changed'],
	['audit_events.request_id', `request_id = ''`, 'event_changed'],
	['audit_events.seq', `seq = seq + 1000000`, 'event_missing'],
	['audit_seals.position', `position = position + 1000000`, 'seal_missing'],
	['audit_seals.event_seq', `event_seq = event_seq + 1000000`, 'event_missing'],
	['audit_seals.hash', `hash = overlay(hash placing 'g' from 5)`, 'event_changed'],
	['audit_seals.previous_hash', `previous_hash = repeat('0', 64)`, 'link_broken'],
	['audit_seals.sealed_at', `sealed_at = sealed_at + interval '1 microsecond'`, 'event_changed'],
];

describe('the chain over the audit events', () => {
	it('is tried at every column that the two tables have', async () => {
		const columns = await sql<{ name: string }[]>`
			select table_name || '.' || column_name as name from information_schema.columns
			where table_schema = 'public' and table_name in ('audit_events', 'audit_seals')`;
		const tried = edits.map(([column]) => column);
		expect(columns.map(({ name }) => name).sort()).toEqual([...tried].sort());
	});

	it.each(edits)('shows where a superuser changed %s', (column, change, fault) =>
		rolledBack(async (tx) => {
			await sealedChain(tx);
			await tx`alter table audit_seals drop constraint audit_seals_hash_form`;
			await tx`alter table audit_events alter column seq drop identity`;
			const [table] = column.split('.');
			const key = table === 'audit_seals' ? 'position = 7' : 'seq = (select event_seq from s)';
			const { count } = await tx.unsafe(`with s as (select * from audit_seals where position = 7)
				update ${table} set ${change} where ${key}`);
			expect(count).toBe(1);
			expect((await verify(tx)).broken).toMatchObject({ position: 7, fault });
		}),
	);

	it('is looked at from the end as far as asked, whatever stands before', () =>
		rolledBack(async (tx) => {
			const { sealed, head } = await sealedChain(tx);
			await tx`update audit_events set act = 'update'
				where seq in (select event_seq from audit_seals where position in (7, ${sealed - 4}))`;
			expect(await verify(tx, null, 4)).toEqual({
				sealed: 4,
				unsealed: 0,
				unsealed_since: null,
				head,
				broken: null,
			});
			expect((await verify(tx, null, 5)).broken).toMatchObject({ position: sealed - 4 });
			expect((await verify(tx, null, sealed + 5)).broken).toMatchObject({ position: 7 });
			await tx`update audit_seals set previous_hash = hash where position = ${sealed - 3}`;
			expect((await verify(tx, null, 5)).broken).toMatchObject({ position: sealed - 4 });
			expect((await verify(tx, null, 4)).broken?.fault).toBe('event_changed');
		}));

	it('shows an event that was taken out, alone and with its seal', () =>
		rolledBack(async (tx) => {
			await sealedChain(tx);
			await tx`delete from audit_events
				where seq = (select event_seq from audit_seals where position = 9)`;
			expect((await verify(tx)).broken).toMatchObject({ position: 9, fault: 'event_missing' });
			await tx`delete from audit_seals where position = 9`;
			expect((await verify(tx)).broken).toMatchObject({ position: 9, fault: 'seal_missing' });
		}));

	it('shows an end that was cut off, and one that was made anew, by a head noted before', () =>
		rolledBack(async (tx) => {
			const { head, sealed } = await sealedChain(tx);
			await tx`delete from audit_events
				where seq in (select event_seq from audit_seals where position > ${sealed - 3})`;
			await tx`delete from audit_seals where position > ${sealed - 3}`;
			expect((await verify(tx)).broken).toBeNull();
			expect((await verify(tx, head)).broken).toMatchObject({
				position: sealed,
				fault: 'tail_cut',
			});
			await tx`set local session_replication_role = origin`;
			for (let i = 0; i < 3; i++) {
				await tx`insert into accounts (display_name) values ('代替')`;
			}
			await seal(tx);
			expect((await verify(tx)).broken).toBeNull();
			expect((await verify(tx, head)).broken?.fault).toBe('head_differs');
		}));

	it('counts apart what is not sealed yet, and seals it next time', () =>
		rolledBack(async (tx) => {
			await seal(tx);
			await tx`insert into accounts (display_name) values ('新来的人')`;
			expect(await verify(tx)).toMatchObject({ unsealed: 1, broken: null });
			expect(await seal(tx)).toBe(1);
			expect(await seal(tx)).toBe(0);
			expect(await verify(tx)).toMatchObject({ unsealed: 0, broken: null });
		}));

	it('finds on its daily run what committed too late for the short look back', () =>
		rolledBack(async (tx) => {
			await gather(tx);
			const [late] = await tx<{ seq: number }[]>`
				select seq from audit_events order by seq limit 1`;
			await tx`set local session_replication_role = replica`;
			await tx`create temporary table held on commit drop as
				select * from audit_events where seq = ${late!.seq}`;
			await tx`delete from audit_events where seq = ${late!.seq}`;
			await seal(tx);
			await tx`insert into audit_events overriding system value select * from held`;
			expect(await seal(tx, 10)).toBe(0);
			expect(await verify(tx)).toMatchObject({ unsealed: 1, broken: null });
			expect(await seal(tx, null)).toBe(1);
			expect(await verify(tx)).toMatchObject({ unsealed: 0, broken: null });
		}));

	it('loses nothing while many write and several seal', async () => {
		const names = Array.from({ length: 60 }, (_, at) => `并发 ${at}`);
		let writing = true;
		const sealers = [1, 2].map(async () => {
			while (writing) await sql`select private.seal_audit(10000, 100000)`;
		});
		const written = names.map((name) =>
			sql.begin(async (tx) => {
				await tx`insert into accounts (display_name) values (${name})`;
				await tx`update accounts set display_name = ${`${name}!`} where display_name = ${name}`;
			}),
		);
		await Promise.all(written);
		writing = false;
		await Promise.all(sealers);
		await sql`select private.seal_audit(10000, 100000)`;
		await rolledBack(async (tx) => {
			expect(await verify(tx)).toMatchObject({ unsealed: 0, broken: null });
			const [told] = await tx`select count(*)::int as events from audit_events e
				join audit_seals s on s.event_seq = e.seq
				where after ->> 'display_name' like '并发 %'`;
			expect(told).toEqual({ events: 120 });
		});
	});
});

describe('audit events', () => {
	const own = `(act, record) values ('refuse', 'requests')`;
	const statements = [
		`insert into audit_events ${own}`,
		`insert into audit_seals (position, event_seq, hash, previous_hash, sealed_at)
			select 0, 0, repeat('0', 64), '', now()`,
		...['audit_events', 'audit_seals'].flatMap((table) => [
			`update ${table} set ${table === 'audit_seals' ? 'hash' : 'act'} = repeat('a', 64)`,
			`delete from ${table}`,
			`truncate ${table} cascade`,
		]),
	];

	it.each(statements)('are not for anybody to change: %s', (statement) =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await seal(tx);
			const attempt = (t: Tx) => t.unsafe(statement);
			for (const person of [cast.auditAdministrator, cast.countyApprover, null]) {
				await become(tx, person);
				expect(await refusalOf(tx, attempt)).toBe('42501');
				await becomeOwner(tx);
			}
			await tx`set local role service_role`;
			expect(await refusalOf(tx, attempt)).toBe('42501');
			await becomeOwner(tx);
			if (!statement.startsWith('insert')) {
				expect(await refusalOf(tx, attempt)).toBe('fact.immutable');
			}
		}),
	);

	it('are read by the audit administrator of the operator alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await seal(tx);
			const { auditAdministrator } = cast;
			const others: Person[] = [
				{ ...auditAdministrator, role: 'system_administrator' },
				{ ...auditAdministrator, role: 'security_administrator' },
				{ ...auditAdministrator, role: 'admin' },
				{ ...cast.countyApprover, role: 'audit_administrator' },
			];
			const people = Object.entries(cast).filter(([name]) => name !== 'auditAdministrator');
			for (const person of [...others, ...people.map(([, person]) => person)]) {
				await become(tx, person);
				expect(await tx`select from audit_events limit 1`).toHaveLength(0);
				expect(await tx`select from audit_seals limit 1`).toHaveLength(0);
				expect(await refusalOf(tx, (t) => t`select verify_audit()`)).toBe('access.denied');
			}
			await become(tx, auditAdministrator);
			expect(await tx`select from audit_events limit 1`).toHaveLength(1);
			expect(await tx`select from audit_seals limit 1`).toHaveLength(1);
			const [row] = await tx`select verify_audit() as found`;
			expect(row!['found']).toMatchObject({ unsealed: 0, broken: null });
		}));

	it('tell who signed in and out, and nothing of the session', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			const { account } = villageEditor;
			const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
			await tx`insert into sessions (id_hash, account_id, expires_at) values
				(${first}, ${account}, now() + interval '1 day'),
				(${second}, ${account}, now() - interval '1 day')`;
			await tx`delete from sessions where id_hash = ${first}`;
			await tx`delete from sessions where id_hash = ${second}`;
			const told = await tx`select * from audit_events
				where record_id = ${account} and act not in ('insert', 'update') order by seq`;
			expect(told.map((row) => row['act'])).toEqual(['sign_in', 'sign_in', 'sign_out', 'expire']);
			for (const row of told) {
				expect(row).toMatchObject({ account_id: account, record: 'accounts', after: null });
				expect(JSON.stringify(row)).not.toMatch(/a{64}|b{64}/);
			}
		}));

	it('hold no secret of a table that has some, only that it changed', () =>
		rolledBack(async (tx) => {
			await tx.unsafe(`create table doors (id int, name text, password_hash text, totp_secret text,
					token text, id_hash text, code_hash text, sha256 text);
				create trigger doors_audit after insert or update on doors
					for each row execute function private.audit();
				insert into doors values (1, '门', 'x1', 'x2', 'x3', 'x4', 'x5', 'kept');
				update doors set password_hash = 'x6'`);
			const told = await tx`select act, before, after from audit_events
				where record = 'doors' order by seq`;
			const kept = { id: 1, name: '门', sha256: 'kept' };
			expect(told).toMatchObject([
				{ act: 'insert', before: null },
				{ act: 'update', before: kept },
			]);
			expect(told.map((row) => row['after'])).toEqual([kept, kept]);
		}));

	it('are the same of a statement as of each of its rows, and none of a row that stays', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await tx.unsafe(`create table rows (id int primary key, facts jsonb);
				create table statements (like rows including all);
				grant all on rows, statements to authenticated;
				create trigger rows_audit after insert or update on rows
					for each row execute function private.audit();
				create trigger statements_audit_added after insert on statements
					referencing new table as added
					for each statement execute function private.audit_rows();
				create trigger statements_audit_changed after update on statements
					referencing old table as removed new table as added
					for each statement execute function private.audit_rows()`);
			await become(tx, villageEditor);
			for (const table of ['rows', 'statements']) {
				await tx`insert into ${tx(table)} values (1, '{"a": 1}'), (2, null), (3, '{}')`;
				await tx`update ${tx(table)} set facts = '{"a": 1}' where id < 3`;
			}
			await becomeOwner(tx);
			const told = (table: string) => tx`
				select account_id, organization_id, act, record_id, before, after, request_id
				from audit_events where record = ${table} order by act, record_id`;
			const [byRow, byStatement] = [await told('rows'), await told('statements')];
			expect(byStatement).toHaveLength(4);
			expect([...byStatement]).toEqual([...byRow]);
		}));

	it('are told by hand of what writes no row, by the secret key, and of nothing else', () =>
		rolledBack(async (tx) => {
			const { auditAdministrator } = await gather(tx);
			const tell = (act: string) => (t: Tx) =>
				t`select record_event(null, null, ${act}, 'requests', '/desk', '{"route": "/desk"}', 'r')`;
			await become(tx, auditAdministrator);
			expect(await refusalOf(tx, tell('refuse'))).toBe('42501');
			await becomeOwner(tx);
			await tx`set local role service_role`;
			expect(await refusalOf(tx, tell('refuse'))).toBeNull();
			expect(await refusalOf(tx, tell('update'))).toBe('P0001');
			await becomeOwner(tx);
			const told = await tx`select * from audit_events where record = 'requests'`;
			expect(told).toMatchObject([{ act: 'refuse', record_id: '/desk', request_id: 'r' }]);
		}));

	it('say that a means of proof came, changed or went, and whose, but not what it is', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			const { account } = villageEditor;
			await tx`insert into credentials (account_id, login, password_hash)
				values (${account}, 'secret-login', '$argon2id$secret-hash')`;
			await tx`update credentials set password_hash = '$argon2id$other-hash'
				where account_id = ${account}`;
			await tx`insert into second_factors (account_id, secret_sealed, created_at)
				values (${account}, 'sealed-secret', now())`;
			await tx`update second_factors set confirmed_at = now(), last_step = 1`;
			await tx`update second_factors set last_step = 2`;
			await tx`select private.renew_recovery_codes(${account}, ${['e'.repeat(64)]})`;
			await tx`delete from second_factors`;
			const told = await tx<{ told: string; account_id: string; row: string }[]>`
				select act || ' ' || record as told, account_id, e::text as row from audit_events e
				where record in ('credentials', 'second_factors', 'recovery_codes') order by seq`;
			expect(told.map((event) => event.told)).toEqual([
				'insert credentials',
				'update credentials',
				'update second_factors',
				'update recovery_codes',
				'delete second_factors',
			]);
			expect(new Set(told.map(({ account_id }) => account_id))).toEqual(new Set([account]));
			expect(told.map(({ row }) => row).join()).not.toMatch(/secret|argon2id|e{64}/);
		}));

	it('are of records that the desk has a word for', async () => {
		const followed = await sql<{ name: string }[]>`
			select distinct relname as name from pg_trigger join pg_class c on c.oid = tgrelid
			where tgfoid in ('private.audit()'::regprocedure, 'private.audit_means()'::regprocedure)`;
		const told = ['requests', 'audit_events', 'audit_seals', 'fund_accounts', 'recovery_codes'];
		const names = [...followed.map(({ name }) => name), ...told];
		expect([...auditedRecords].sort()).toEqual(names.sort());
	});

	it('carry the id of the request that wrote them, through the gateway', async () => {
		const [account, organization] = [randomUUID(), randomUUID()];
		const region = '990000000000';
		await sql`insert into regions (code, level, official_name, name)
			values (${region}, 1, '审计省', '审计省')`;
		await sql`insert into accounts (id, display_name) values (${account}, '经办')`;
		await sql`insert into organizations (id, kind, name, region_code, status)
			values (${organization}, 'enterprise', '审计企业', ${region}, 'verified')`;
		await sql`insert into memberships (account_id, organization_id, role)
			values (${account}, ${organization}, 'editor')`;
		const claims = { role: 'authenticated', organization_id: organization };
		const token = await new SignJWT({ ...claims, organization_kind: 'enterprise' })
			.setProtectedHeader({ alg: 'HS256' })
			.setSubject(account)
			.setAudience('authenticated')
			.setExpirationTime('1m')
			.sign(new TextEncoder().encode(inject('jwtSecret')));
		const [id, requestId] = [randomUUID(), randomUUID()];
		const answer = await fetch(`${inject('supabaseUrl')}/rest/v1/rpc/record_document`, {
			method: 'POST',
			headers: {
				apikey: inject('publishableKey'),
				authorization: `Bearer ${token}`,
				'content-type': 'application/json',
				'x-request-id': requestId,
			},
			body: JSON.stringify({
				...{ id, kind: 'agreement', file_name: '协议.pdf', media_type: 'application/pdf' },
				...{ byte_size: 1, sha256: '0'.repeat(64) },
			}),
		});
		expect(await answer.text()).not.toContain('message');
		const told = await sql`select account_id, organization_id, request_id, act from audit_events
			where record = 'documents' and record_id = ${id}`;
		expect(told).toMatchObject([
			{ account_id: account, organization_id: organization, request_id: requestId, act: 'insert' },
		]);
	});
});
