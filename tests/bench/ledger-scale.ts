import { readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { anonymousClient } from '#data/client.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import type { Place } from '#domain/list.ts';
import type { LedgerFilter } from '#domain/timeline/ledger.ts';
import { ledgerList } from '#domain/timeline/list.ts';
import { openStack } from '../../supabase/local/stack.ts';
import { countyOf, fill, idOf, pairingOf, sizeOf, villageOf, type Size } from './ledger-fixture.ts';
import { random } from './national.ts';

/*
 * `npm run bench -- ledger-scale`: what the public pages read of the ledger, at 100,000 rows and at
 * 10,000,000, as anybody. The data layer asks, and the time is what the server says of its
 * statements, so that neither gateway nor network make the difference look smaller.
 */
const [SMALL, LARGE, TIMES, GOAL] = [100_000, 10_000_000, 60, 2];

type Any = (count: number) => number;
type Read = (any: Any, size: Size) => Promise<unknown>;

const db = () => anonymousClient();
/** As the ledger's page reads its rows. */
const rowsOf = (filter: LedgerFilter, after: Place | null = null) =>
	ledger.listView(db(), { filter, sort: ledgerList.usual, columns: null, after }, { limit: 50 });
const placeAt = (seq: number): Place => ({ value: String(seq), id: String(seq) });
const year = (any: Any) => String(2016 + any(11));

const reads: Readonly<Record<string, Read>> = {
	'page, first': () => rowsOf({}),
	'page, deep': (any, { rows }) => rowsOf({}, placeAt(any(rows) + 60)),
	'totals of all': () => ledger.listTotals(db(), {}),
	'totals of a year': (any) => ledger.listTotals(db(), { year: year(any) }),
	'totals of a nature': () => ledger.listTotals(db(), { nature: 'fiscal_aid' }),
	'totals of a pairing': (any) => ledger.listTotals(db(), { pairing: pairingOf(any(350)) }),
	'totals of a donor': (any, { donors }) =>
		ledger.listTotals(db(), { donor: idOf('donor', any(donors)) }),
	'totals of a county': (any, { villages }) =>
		ledger.listTotals(db(), { county: countyOf(any(villages)) }),
	'totals of a village': (any, { villages }) =>
		ledger.listTotals(db(), { village: villageOf(any(villages)) }),
	'totals of a project': (any, { projects }) =>
		ledger.listTotals(db(), { project: idOf('project', any(projects)) }),
	'rows of a village': (any, { villages }) => rowsOf({ village: villageOf(any(villages)) }),
	'rows of a project': (any, { projects }) => rowsOf({ project: idOf('project', any(projects)) }),
	'rows of a donor': (any, { donors }) => rowsOf({ donor: idOf('donor', any(donors)) }),
	'rows of a donor in a year': (any, { donors }) =>
		rowsOf({ donor: idOf('donor', any(donors)), year: year(any) }),
	'totals of a donor in a village': (any, { donors, villages }) =>
		ledger.listTotals(db(), {
			donor: idOf('donor', any(donors)),
			village: villageOf(any(villages)),
		}),
	'money bar of a project': async (any, { projects }) => {
		const project = idOf('project', any(projects));
		await ledger.listTotals(db(), { project });
		await ledger.listDonorTotals(db(), project);
	},
	'rows of a pairing, which grow': (any) => rowsOf({ pairing: pairingOf(any(350)) }),
	'rows of a county': (any, { villages }) => rowsOf({ county: countyOf(any(villages)) }),
};

/** Milliseconds of the statements about published tables that one read sends, the median. */
async function costOf(read: Read, size: Size, log: string): Promise<number> {
	const draw = random(1);
	const any: Any = (count) => Math.floor(draw() * count);
	const costs: number[] = [];
	for (let time = 0; time < TIMES; time += 1) {
		const from = statSync(log).size;
		await read(any, size);
		const told = readFileSync(log).subarray(from).toString();
		const spent = told.matchAll(/duration: ([\d.]+) ms {2}(?:parse|bind|execute) .*published_/g);
		costs.push([...spent].reduce((sum, [, ms]) => sum + Number(ms), 0));
	}
	return costs.sort((one, other) => one - other)[Math.floor(TIMES / 2)]!;
}

async function costsAt(sql: Sql, from: number, to: number, log: string) {
	const size = sizeOf(to);
	await fill(sql, from, size);
	if (from === 0) await check(sql);
	await sql`alter system set log_min_duration_statement = 0`;
	await sql`select pg_reload_conf()`;
	const costs = new Map<string, number>();
	for (const [name, read] of Object.entries(reads)) {
		costs.set(name, await costOf(read, size, log));
	}
	await sql`alter system reset log_min_duration_statement`;
	await sql`select pg_reload_conf()`;
	return costs;
}

const invariants = readFileSync('supabase/checks/invariants.sql', 'utf8').trim().replace(/;$/, '');

/** There are no books behind these rows; all else must hold. Asked of the small ledger only. */
async function check(sql: Sql): Promise<void> {
	const rows = await sql.unsafe(
		`select distinct broken from (${invariants}) as i where broken <> $1`,
		['the public ledger says something else than the books'],
	);
	if (rows.length > 0) throw new Error(`the fixture is broken: ${JSON.stringify(rows)}`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-scale-'));
await chmod(dataDir, 0o755);
const stack = await openStack(dataDir);
Object.assign(process.env, stack.env);
const sql = postgres(stack.env.DATABASE_URL, { max: 1, onnotice: () => {} });
try {
	const log = join(dataDir, 'postgresql.log');
	const small = await costsAt(sql, 0, SMALL, log);
	const large = await costsAt(sql, SMALL, LARGE, log);
	console.log(`ms at ${SMALL} rows, at ${LARGE}, ratio; goal ≤ ${GOAL}`);
	for (const [name, at] of small) {
		const [one, many] = [at, large.get(name)!];
		const ratio = many / one;
		const good = ratio <= GOAL ? '✓' : '✗';
		console.log(`${good} ${name}: ${one.toFixed(2)}, ${many.toFixed(2)}, ${ratio.toFixed(2)}`);
	}
} finally {
	await sql.end({ timeout: 5 });
	await stack.stop(true);
	await rm(dataDir, { recursive: true, force: true });
}
