import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { random } from '../bench/national.ts';
import { openPortal } from '../bench/portal.ts';
import { proveAttacks } from './import-attacks.ts';
import { Importer, startWork, sheetOfNeeds } from './import-stage.ts';

/**
 * `npm run proof -- imports`: files that are meant to harm are refused within a second each, twenty
 * at once, while others are served; 5,000 rows are read, shown and written within ten seconds; and
 * whatever is killed, the worker while it reads or the app while it writes, leaves all rows or
 * none. SEED repeats the moments.
 */
const ROWS = 5000;
const KILLS = Number(process.env['KILLS'] ?? 10);
const draw = random(Number(process.env['SEED'] ?? 1));

const failures: string[] = [];
export type Demand = (isMet: boolean, sentence: string) => void;
const demand: Demand = (isMet, sentence) => {
	console.log(`${isMet ? '  ' : '! '}${sentence}`);
	if (!isMet) failures.push(sentence);
};

const portal = await openPortal(Number(process.env['TEST_PORT'] ?? 4342));
const sql = postgres(portal.env.DATABASE_URL, { max: 2, onnotice: () => {} });
let work = await startWork(portal);

async function proveSpeed(township: Importer): Promise<void> {
	const bytes = await sheetOfNeeds(ROWS);
	const start = performance.now();
	const sent = await township.upload(bytes, '五千.xlsx');
	await township.settled(sent.id);
	const shown = performance.now();
	const confirmed = await township.act(sent.id, 'confirm');
	const end = performance.now();
	const seconds = (ms: number) => (ms / 1000).toFixed(1);
	const parts = `shown after ${seconds(shown - start)} s, written ${seconds(end - shown)} s later`;
	demand(confirmed === 303, `confirmed: ${confirmed}`);
	demand(end - start <= 10_000, `${ROWS} rows in ${seconds(end - start)} s: ${parts}`);
	demand((await written(sent.id)) === ROWS, `${await written(sent.id)} needs`);
	const undoing = performance.now();
	await township.act(sent.id, 'undo');
	console.log(`  undone in ${seconds(performance.now() - undoing)} s`);
}

/** How many records of an import there are. */
async function written(id: string): Promise<number> {
	const [row] = await sql`select count(n.id)::int as count from import_rows r
		join needs n on n.id = r.record_id where r.import_id = ${id}`;
	return row!['count'] as number;
}

async function rowsOf(id: string): Promise<number> {
	const [row] = await sql`select count(*)::int as count from import_rows where import_id = ${id}`;
	return row!['count'] as number;
}

async function proveReading(township: Importer): Promise<void> {
	let [halves, unfinished] = [0, 0];
	for (let kill = 0; kill < KILLS; kill += 1) {
		const { id } = await township.upload(await sheetOfNeeds(ROWS), `${kill}.xlsx`);
		await wait(draw() * 2500);
		await work.kill();
		const count = await rowsOf(id);
		if (count !== 0 && count !== ROWS) halves += 1;
		work = await startWork(portal);
		await township.settled(id);
		if ((await rowsOf(id)) !== ROWS) unfinished += 1;
		await township.act(id, 'discard');
	}
	demand(halves === 0, `${KILLS} kills of the worker: ${halves} left part of the rows`);
	demand(unfinished === 0, `read again after it: ${unfinished} without all rows`);
}

async function proveWriting(township: Importer): Promise<void> {
	let [halves, none, unfinished] = [0, 0, 0];
	for (let kill = 0; kill < KILLS; kill += 1) {
		const { id } = await township.upload(await sheetOfNeeds(ROWS), `w${kill}.xlsx`);
		await township.settled(id);
		const confirming = township.act(id, 'confirm').catch(() => 0);
		await wait(draw() * 2500);
		await (kill % 2 ? endBackends() : portal.restart());
		await confirming;
		await gatewayAnswers();
		await sql`select pg_advisory_xact_lock(1)`;
		const count = await settledCount(id);
		if (count !== 0 && count !== ROWS) halves += 1;
		if (count === 0) none += 1;
		const again = await Promise.all(Array.from({ length: 5 }, () => township.act(id, 'confirm')));
		if ((await written(id)) !== ROWS || again.some((status) => status !== 303)) unfinished += 1;
		await township.act(id, 'undo');
	}
	const kept = `${none} left none, ${KILLS - none - halves} all`;
	demand(halves === 0, `${KILLS} kills while it was written: ${halves} left a part, ${kept}`);
	demand(
		unfinished === 0,
		`confirmed again in five tabs at once: ${unfinished} not whole and once`,
	);
}

/** What the database runs goes on when the app is gone: until its transaction has ended. */
async function settledCount(id: string): Promise<number> {
	for (;;) {
		const busy = await sql`select from pg_stat_activity
			where state <> 'idle' and query like '%confirm_import%' and pid <> pg_backend_pid()`;
		if (busy.length === 0) return written(id);
		await wait(50);
	}
}

/** An accident of the database: its connections end in the middle of what they do. */
async function endBackends(): Promise<void> {
	await sql`select pg_terminate_backend(pid) from pg_stat_activity
		where query like '%confirm_import%' and pid <> pg_backend_pid()`;
}

/** It ends with a connection of its own, and is started again at its address. */
async function gatewayAnswers(): Promise<void> {
	const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY: apikey } = portal.env;
	const ask = () => fetch(`${SUPABASE_URL}/rest/v1/regions?limit=1`, { headers: { apikey } });
	while (!(await ask().catch(() => null))?.ok) await wait(50);
}

/** Control: part of the rows, written past the function, is seen as a part. */
async function proveCounting(township: Importer): Promise<void> {
	const { id } = await township.upload(await sheetOfNeeds(20), 'c.xlsx');
	await township.settled(id);
	await sql`insert into needs (id, village_code, title, category, commodity, amount_fen, urgency,
			entered_by_organization_id, created_by, edited_by)
		select r.record_id, r.command ->> 'village_code', '部分', 'roads', 'money', 1, 3,
			i.organization_id, i.created_by, i.created_by
		from import_rows r join imports i on i.id = r.import_id
		where r.import_id = ${id} and r.position <= 11`;
	demand((await written(id)) === 10, 'control: ten of twenty rows are seen as ten');
}

try {
	const township = await Importer.signIn(portal, 'tianjiahe-editor');
	await proveAttacks(portal, township, demand);
	await proveSpeed(township);
	await proveReading(township);
	await proveWriting(township);
	await proveCounting(township);
} finally {
	await sql.end({ timeout: 5 });
	await work.stop();
	await portal.stop();
}
if (failures.length) process.exitCode = 1;
