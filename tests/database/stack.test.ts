import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStack, type Stack } from '../../supabase/local/stack.ts';

let dataDir: string;
let stack: Stack;
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'jiedui-stack-'));
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
}, 120_000);
afterAll(async () => {
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

function askForRegions(): Promise<Response> {
	const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY: apikey } = stack.env;
	return fetch(`${SUPABASE_URL}/rest/v1/regions?limit=1`, { headers: { apikey } });
}

/** Ends the connection of whoever waits for a lock: a row for each. */
const endWaiting = `select pg_terminate_backend(pid) from pg_stat_activity
	where datname = current_database() and wait_event_type = 'Lock'`;

it('answers at the same address again after the database ended a connection', async () => {
	const sql = postgres(stack.env.DATABASE_URL, { max: 2, onnotice: () => {} });
	const before = (await askForRegions()).status;
	await sql.begin(async (tx) => {
		await tx`lock table regions in access exclusive mode`;
		const cut = askForRegions().catch(() => null);
		await vi.waitUntil(async () => (await sql.unsafe(endWaiting)).length > 0, 20_000);
		await cut;
	});
	const answered = async () => (await askForRegions().catch(() => null))?.status === before;
	await vi.waitUntil(answered, { timeout: 60_000, interval: 100 });
	// A role that may not write still may not: the grants were put back before it could ask.
	const [{ may }] = (await sql`
		select has_table_privilege('anon', 'regions', 'insert') as may`) as [{ may: boolean }];
	expect([before, may]).toEqual([200, false]);
	await sql.end();
}, 120_000);
