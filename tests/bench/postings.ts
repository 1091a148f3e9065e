import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { random } from './national.ts';
import { post, setStages, withDatabase, type Stage } from '../proof/ledger-stage.ts';

/*
 * `npm run bench -- postings`: postings a second through the one posting function, with everything
 * it guards, beside pgbench's simple-update on the same server, both as one call from the same
 * driver (three statements in a function, so that it has no more round trips than we). As with
 * pgbench, each client has a connection of its own, and the rows that it changes are there before
 * and vacuumed. In turns, so that the weather is the same for both; the best of three.
 */
const [SECONDS, CLIENTS, TURNS, ACCOUNTS] = [5, 16, 3, 100_000];

/** Done in a second by all clients together. */
async function rateOf(act: () => Promise<unknown>): Promise<number> {
	const end = performance.now() + SECONDS * 1000;
	let done = 0;
	const client = async () => {
		while (performance.now() < end) {
			await act();
			done += 1;
		}
	};
	await Promise.all(Array.from({ length: CLIENTS }, client));
	return done / SECONDS;
}

/** As pgbench makes them at scale 1. */
async function setUpPgbench(sql: Sql): Promise<void> {
	await sql`create table pgbench_accounts (aid integer primary key, bid integer,
		abalance integer, filler char(84)) with (fillfactor = 100)`;
	await sql`create table pgbench_history (tid integer, bid integer, aid integer, delta integer,
		mtime timestamp, filler char(22))`;
	await sql`insert into pgbench_accounts
		select i, 1, 0, '' from generate_series(1, ${ACCOUNTS}::integer) as i`;
	await sql`create function simple_update(account integer, delta integer) returns integer
		language plpgsql as $$
		declare found integer;
		begin
			update pgbench_accounts set abalance = abalance + delta where aid = account;
			select abalance into found from pgbench_accounts where aid = account;
			insert into pgbench_history (tid, bid, aid, delta, mtime)
			values (1, 1, account, delta, current_timestamp);
			return found;
		end $$`;
	await sql`vacuum analyze pgbench_accounts`;
}

const draw = random(1);
const any = (count: number) => Math.floor(draw() * count);

function commit(sql: Sql, stages: readonly Stage[]): () => Promise<number> {
	return () =>
		post(sql, { kind: 'commit', stage: stages[any(stages.length)]!, fen: 1, key: randomUUID() });
}

await withDatabase(async (sql) => {
	const stages = await setStages(sql, 2000);
	for (const stage of stages) await post(sql, { kind: 'commit', stage, fen: 1, key: randomUUID() });
	await sql`vacuum analyze fund_accounts, postings, pledges`;
	await setUpPgbench(sql);
	const acts = {
		'simple-update': () => sql`select simple_update(${1 + any(ACCOUNTS)}, ${any(5000)})`,
		'postings, distinct accounts': commit(sql, stages),
		'postings, one account': commit(sql, stages.slice(0, 1)),
	};
	const rates = new Map<string, number>();
	for (let turn = 0; turn < TURNS; turn += 1) {
		for (const [name, act] of Object.entries(acts)) {
			rates.set(name, Math.max(rates.get(name) ?? 0, await rateOf(act)));
		}
	}
	const peer = rates.get('simple-update')!;
	for (const [name, rate] of rates) {
		console.log(`${name}: ${Math.round(rate)} a second, ${(rate / peer).toFixed(2)} of the peer`);
	}
}, CLIENTS);
