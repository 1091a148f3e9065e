import { Logger, makeWorkerUtils, runOnce } from 'graphile-worker';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setting } from '#data/client.server.ts';
import { serviceClient } from '#data/service.server.ts';
import * as publications from '#data/timeline-publications.server.ts';
import { publish } from '#work/publish.server.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';
import { everything } from '../database/everything.ts';

/** The work process sees what is committed only: one of everything, and a stack for this file. */
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
const told: string[] = [];
const logger = new Logger(() => (level, message) => {
	if (level === 'error') told.push(message);
});
let stack: Stack;
let sql: postgres.Sql;

beforeAll(async () => {
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
	for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
	sql = postgres(stack.env.DATABASE_URL, { max: 2, onnotice: () => {} });
	await sql.begin(everything);
	// Its picture is a row without a file.
	await sql`delete from private.unpublished where record = 'update'`;
});

afterAll(async () => {
	await sql.end();
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

beforeEach(() => {
	told.length = 0;
});

/** One turn of the task, as the work process takes it. */
async function work(): Promise<void> {
	const connectionString = setting('DATABASE_URL');
	const utils = await makeWorkerUtils({ connectionString, logger });
	await utils.addJob('publish', {}, { jobKey: 'publish' });
	await utils.release();
	await runOnce({ connectionString, taskList: { publish }, parsedCronItems: [], logger });
}

/** What the public sees, all of it, without how often it was written. */
async function seen(): Promise<string> {
	const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables
		where schemaname = 'public' and tablename like 'published\\_%'
			and tablename not in ('published_versions', 'published_seals') order by 1`;
	const rows = await Promise.all(
		tables.map(({ name }) =>
			sql.unsafe(`select to_jsonb(t)::text as row from ${name} t order by 1`),
		),
	);
	return rows
		.flat()
		.map((row) => String(row['row']))
		.join('\n');
}

const queue = () =>
	sql`select record, record_id, attempts, fault, due_at > now() as is_put_off
		from private.unpublished order by seq`;

describe('what waits to be published', () => {
	it('is published and chained in one turn, several changes of a record at once', async () => {
		const [{ id }] = await sql<[{ id: string }]>`update pairings set basis = '协议甲' returning id`;
		await sql`update pairings set basis = '协议乙'`;
		const waiting = await publications.listWaiting(serviceClient(), 1000);
		expect(waiting.find((one) => one.record_id === id)?.seqs).toHaveLength(3);
		await work();
		expect(told).toEqual([]);
		expect(await queue()).toEqual([]);
		const shown = await sql`select distinct basis from published_pairings`;
		expect(shown).toEqual([{ basis: '协议乙' }]);
		expect(await sql`select from private.unsealed`).toHaveLength(0);
	});

	it('may be published again: a turn that was cut off changes nothing', async () => {
		await work();
		const before = await seen();
		expect(before).toContain('"signed_fen"');
		await sql`insert into private.unpublished (record, record_id)
			select 'posting', seq::text from postings union all
			select 'need', id::text from needs union all
			select 'pledge', id::text from pledges union all
			select 'project', id::text from projects union all
			select 'pairing', id::text from pairings`;
		await work();
		expect(await queue()).toEqual([]);
		expect(await seen()).toBe(before);
	});

	it('is put off alone if it cannot be published, and told', async () => {
		await sql`insert into private.unpublished (record, record_id) values
			('pledge', 'not an id'), ('update', (select id::text from updates))`;
		await sql`update pairings set basis = '协议丙'`;
		await work();
		const shown = await sql`select distinct basis from published_pairings`;
		expect(shown).toEqual([{ basis: '协议丙' }]);
		const left = await queue();
		expect(left).toMatchObject([
			{ record: 'pledge', attempts: 1, is_put_off: true },
			{ record: 'update', attempts: 1, is_put_off: true },
		]);
		for (const { record, record_id, fault } of left) {
			expect(told).toContain(`publish: ${record} ${record_id}: ${fault}`);
		}
		await work();
		expect(await queue()).toEqual(left);
	});

	it('comes again when it is due, and goes once it can be published', async () => {
		await sql`update private.unpublished set due_at = now()`;
		await work();
		expect((await queue()).map((row) => row['attempts'])).toEqual([2, 2]);
		await sql`update private.unpublished set due_at = now(),
			record_id = (select id::text from pledges limit 1) where record = 'pledge'`;
		await work();
		expect((await queue()).map((row) => row['record'])).toEqual(['update']);
	});

	it('keeps a change that came while the one before it was being published', async () => {
		await sql`update pairings set basis = '协议丁'`;
		const waiting = await publications.listWaiting(serviceClient(), 1000);
		await sql`update pairings set basis = '协议戊'`;
		const items = waiting.map((one) => ({ ...one, media: [] }));
		expect(await publications.publish(serviceClient(), items)).toEqual([]);
		const later = await sql`select from private.unpublished where record = 'pairing'`;
		expect(later.length).toBeGreaterThan(0);
		await work();
		expect(await sql`select from private.unpublished where record = 'pairing'`).toHaveLength(0);
	});
});
