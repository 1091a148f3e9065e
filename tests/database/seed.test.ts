import { verify } from '@node-rs/argon2';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStack } from '../../supabase/local/stack.ts';
import { seedDemo } from '../../supabase/seed/seed.ts';
import { sheetsFromRecords } from './sheets.ts';

interface Demo {
	readonly sql: Sql;
	readonly dataDir: string;
	readonly storageUrl: string;
	end(): Promise<void>;
}

/** A stack of its own with the demo in it: the other tests want an empty one. */
async function openDemo(): Promise<Demo> {
	const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-seed-'));
	chmodSync(dataDir, 0o755);
	const { env, stop } = await openStack(dataDir);
	const sql = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} });
	await seedDemo(sql, dataDir, { url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY });
	return {
		sql,
		dataDir,
		storageUrl: `${env.SUPABASE_URL}/storage/v1/object/public/media`,
		async end() {
			await sql.end();
			await stop(true);
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

let demo: Demo;
let again: Demo;
beforeAll(async () => {
	[demo, again] = await Promise.all([openDemo(), openDemo()]);
}, 240_000);
afterAll(() => Promise.all([demo.end(), again.end()]), 60_000);

async function count(from: string): Promise<number> {
	const [row] = await demo.sql.unsafe(`select count(*)::int as n from ${from}`);
	return row?.['n'] as number;
}

async function valuesOf(query: string): Promise<unknown[]> {
	return (await demo.sql.unsafe(query)).map((row) => Object.values(row)[0]);
}

describe('the demo', () => {
	it('has the real villages of 定西, and keeps those of one name apart', async () => {
		expect(await count(`regions where level = 5 and code like '6211%'`)).toBe(1987);
		const names = `select name from regions where code in ('621123210202', '621125106201')`;
		expect(await valuesOf(`${names} order by code`)).toEqual(['元古堆村', '新联村']);
		const shared = `select count(distinct n.village_code)::int from needs n
			join regions r on r.code = n.village_code
			where r.name = '大庄村' and r.code like '621123%'`;
		expect(await valuesOf(shared)).toEqual([2]);
	});

	it('has as many companies, needs, offers, pledges and updates as it says', async () => {
		expect(await count(`organizations where kind = 'enterprise'`)).toBe(130);
		expect(await count('needs')).toBe(236);
		expect(await count('offers')).toBe(60);
		expect(await count('pledges where signed_at is not null')).toBeGreaterThanOrEqual(70);
		expect(await count('update_versions')).toBeGreaterThanOrEqual(170);
		const pictures = `select distinct count(*)::int as n from published_entry_media
			group by entry_seq order by 1`;
		expect(await valuesOf(pictures)).toEqual([1, 2, 3]);
	});

	it('has something in every state of a need, an offer, a project and a pledge', async () => {
		for (const [record, table] of [
			['need', 'needs'],
			['offer', 'offers'],
			['project', 'projects'],
			['pledge', 'pledges'],
		]) {
			const missing = `select distinct to_status from status_transitions
				where record = '${record}' and to_status not in (select status from ${table})`;
			expect(await valuesOf(missing)).toEqual([]);
		}
		expect(await count('projects')).toBe(60);
		expect(await valuesOf('select distinct category from needs')).toHaveLength(14);
	});

	it('has agreements whose every figure is what the raw records come to', async () => {
		const page = `select a.pairing_id, a.year, d.day::text, s.figure as code, s.value
			from agreements a
			cross join lateral unnest(array[make_date(a.year, 6, 30), make_date(a.year, 12, 31)])
				as d (day)
			cross join lateral sum_sheet(a.pairing_id, a.year, d.day) s
			where s.figure not like '%.%'`;
		const order = 'where value is not null order by 1, 2, 3, 4';
		const told = await demo.sql.unsafe(`select * from (${page}) p ${order}`);
		expect(told.length).toBeGreaterThan(40);
		expect(new Set(told.map(({ year }) => year as number))).toEqual(new Set([2020, 2025, 2026]));
		expect(told).toEqual(await demo.sql.unsafe(`select * from (${sheetsFromRecords}) r ${order}`));
	});

	it('marks all of it as demo data', async () => {
		const tables = await valuesOf(`select table_name from information_schema.columns
			where table_schema = 'public' and column_name = 'is_demo'`);
		expect(tables.length).toBeGreaterThan(8);
		for (const table of tables) expect(await count(`${table} where not is_demo`)).toBe(0);
	});

	it('keeps the books in order', async () => {
		const invariants = readFileSync('supabase/checks/invariants.sql', 'utf8');
		expect(await demo.sql.unsafe(invariants)).toEqual([]);
		expect(await count('discrepancies where settled_at is null')).toBe(1);
		expect(await count(`instalment_waivers where status = 'approved'`)).toBe(1);
		expect(await count(`use_changes where status = 'consented'`)).toBe(1);
		const takenBack = `published_postings where kind = 'reversal' and bucket`;
		for (const bucket of ['received', 'allocated', 'spent']) {
			expect(await count(`${takenBack} = '${bucket}'`)).toBe(1);
		}
		expect(await count('published_handovers')).toBe(1);
		expect(await count('receipts where is_excess')).toBe(1);
	});

	it('remembers the event of 2020 in its words: eight signings and 2300多万元', async () => {
		const eight = `meeting_items i join meetings m on m.id = i.meeting_id
			where i.kind = 'signing' and m.held_on = '2020-06-02' and i.amount_fen is not null`;
		expect(await count(eight)).toBe(8);
		const gift = `select p.amount_text from meeting_items i join pledges p on p.id = i.pledge_id
			where i.amount_fen is null and p.is_approximate`;
		expect(await valuesOf(gift)).toEqual(['2300多万元（资金和设备）']);
	});

	it('shows exchanges of every kind, answered and not, with the pairing of their day', async () => {
		expect(await count('(select distinct kind from exchanges) k')).toBe(6);
		const states = await valuesOf('select distinct state from current_exchanges order by 1');
		expect(states).toEqual(['confirmed', 'questioned', 'reported']);
		const astray = `exchanges e join pairings p on p.id = e.pairing_id
			where e.began_on < p.valid_from or e.began_on > p.valid_to`;
		expect(await count(astray)).toBe(0);
		expect(await count(`current_risk_counts where verdict = 'verified'`)).toBe(2);
	});

	it('does not count the projects of 福州 for 青岛', async () => {
		const ofFuzhou = `(select p.id from published_pairings p where p.supporting_name = '福州市')`;
		const former = `(select p.id from published_projects p where p.pairing_id = ${ofFuzhou})`;
		expect(await count(`published_projects where pairing_id = ${ofFuzhou}`)).toBe(8);
		expect(await count(`published_projects where pairing_id is null`)).toBe(0);
		const mixed = `published_splits where project_id in ${former} <> (pairing_id = ${ofFuzhou})
			and project_id is not null`;
		expect(await count(mixed)).toBe(0);
		const years = `published_splits where pairing_id = ${ofFuzhou} and year > 2021`;
		expect(await count(years)).toBe(0);
	});

	it('names no anonymous donor in anything published', async () => {
		const anonymous = `select o.name, o.id from organizations o
			where exists (select from pledges p where p.donor_organization_id = o.id
				and p.signed_at is not null)
			and not exists (select from pledges p where p.donor_organization_id = o.id
				and p.signed_at is not null and not p.is_anonymous)`;
		const donors = await demo.sql.unsafe(anonymous);
		expect(donors.length).toBeGreaterThanOrEqual(4);
		const published = await valuesOf(`select tablename from pg_tables
			where schemaname = 'public' and tablename like 'published%'`);
		expect(published.length).toBeGreaterThan(8);
		for (const table of published) {
			for (const { name, id } of donors) {
				const told = `${table} t where t::text like '%${name}%' or t::text like '%${id}%'`;
				expect(await count(told)).toBe(0);
			}
		}
		expect(await count('published_pledges where donor_id is null')).toBeGreaterThan(3);
	});

	it('leaves nothing to publish and nothing unsealed, and shows corrections as such', async () => {
		expect(await count('graphile_worker.jobs')).toBe(0);
		expect(await count('private.unpublished')).toBe(0);
		const entries = await count('published_entries');
		expect(entries).toBeGreaterThan(500);
		const rows = await count('published_postings');
		expect(await count('published_seals')).toBe(entries + rows);
		const corrections = `published_entries c join published_entries e on e.seq = c.corrects_seq
			where c.kind = 'correction' and c.facts ->> 'correction_note' <> ''`;
		expect(await count(corrections)).toBe(3);
	});

	it('leaves a chain that anyone can hash again, with all the public money in it', async () => {
		let [position, head] = [0, '0'.repeat(64)];
		const sums = new Map<string, number>();
		for (;;) {
			const links = await demo.sql`select * from list_chain(${position}, 1000000)`;
			for (const link of links) {
				expect(link['previous_hash']).toBe(head);
				head = createHash('sha256').update(`${head}${link['said']}`).digest('hex');
				position += 1;
				expect([Number(link['position']), link['hash']]).toEqual([position, head]);
				const { bucket, signed_fen: fen } = JSON.parse(link['said'] as string);
				if (bucket) sums.set(bucket, (sums.get(bucket) ?? 0) + fen);
			}
			if (links.length === 0) break;
		}
		const kept = await demo.sql`select bucket, sum(total_fen) as fen from published_totals
			where scope = 'all' group by 1`;
		expect(sums).toEqual(new Map(kept.map(({ bucket, fen }) => [bucket, Number(fen)])));
		expect(sums.size).toBeGreaterThan(4);
	});

	it('stores every file that a row describes, and the pictures by their hash', async () => {
		const lost = `documents d where not exists (select from storage.objects o
			where o.bucket_id = 'documents' and o.name = d.id::text)`;
		expect(await count(lost)).toBe(0);
		const media = await demo.sql.unsafe('select * from published_media');
		expect(media.length).toBeGreaterThan(20);
		for (const { sha256, extension, byte_size } of media.slice(0, 3)) {
			const answer = await fetch(`${demo.storageUrl}/${sha256}.${extension}`);
			const bytes = await answer.arrayBuffer();
			const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes));
			expect([bytes.byteLength, digest.toString('hex')]).toEqual([byte_size, sha256]);
		}
	});

	it('speaks of nobody as the former label did', async () => {
		for (const table of ['needs', 'offers', 'projects', 'update_versions', 'meetings', 'pledges']) {
			expect(await count(`${table} t where t::text like '%贫困%' or t::text like '%扶贫%'`)).toBe(
				0,
			);
		}
	});

	it('lets everybody sign in who has something to try', async () => {
		const file = join(demo.dataDir, 'demo-accounts.json');
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const accounts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>[];
		const seats = new Set(
			accounts.map((account) => `${account['organization']} ${account['role']}`),
		);
		for (const house of [
			'元古堆村民委员会',
			'田家河乡',
			'渭源县',
			'青岛市',
			'定西市',
			'渭源县慈善会（演示）',
			'定西市协作帮扶监督组（演示）',
		]) {
			expect(seats).toContain(`${house} editor`);
			expect(seats).toContain(`${house} approver`);
		}
		expect(accounts.filter(({ kind }) => kind === 'enterprise')).toHaveLength(7);
		const administrators = accounts.filter(({ kind }) => kind === 'operator');
		expect(administrators.map(({ role }) => role)).toEqual([
			'system_administrator',
			'security_administrator',
			'audit_administrator',
		]);
		const logins = accounts.map(({ login }) => login);
		expect(logins.filter((login) => login === 'tianjiahe-editor@demo.invalid')).toHaveLength(2);
		const [first] = accounts;
		const [hash] = await demo.sql`select password_hash from credentials
			where login = ${first?.['login'] ?? ''}`;
		expect(await verify(hash?.['password_hash'], first?.['password'] ?? '')).toBe(true);
	});

	it('comes out the same in every seeding, but for passwords and the hour', async () => {
		expect(await fingerprints(again)).toEqual(await fingerprints(demo));
	}, 60_000);
});

/** A digest per table, without secrets, instants and what the database numbers by chance. */
async function fingerprints({ sql }: Demo): Promise<Record<string, string>> {
	const tables = await sql<{ name: string }[]>`
		select tablename as name from pg_tables where schemaname = 'public'
		and tablename not in ('credentials', 'sessions', 'audit_events', 'published_versions')
		order by 1`;
	const digests: Record<string, string> = {};
	for (const { name } of tables) {
		// An exit has no name of its own, proposals may be decided until two weeks from today, a round
		// takes as long as it takes, and what is hashed says when it was recorded.
		const [row] = await sql.unsafe(`
			select md5(string_agg(told, e'\\n' order by told)) as digest from (
				select (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t))
					where key !~ '_at$' and key not in ('expires_on', 'duration_ms')
						and (key, '${name}') <> ('id', 'pledge_exits')
						and (key, '${name}') not in (('hash', 'published_seals'),
							('previous_hash', 'published_seals')))::text as told
				from public.${name} t) as rows`);
		digests[name] = row?.['digest'] as string;
	}
	return digests;
}
