import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { keepKeys } from '../../supabase/local/keys.ts';
import { choosePlaces, type Places } from '../../supabase/local/places.ts';
import { startCluster, type Cluster } from '../../supabase/local/postgres.ts';
import { openStack } from '../../supabase/local/stack.ts';
import { random } from '../bench/national.ts';
import { broken, connect, judge, post, setStages, type Move, type Stage } from './ledger-stage.ts';

const [KILLS, CLIENTS, PLEDGES] = [50, 16, 20];
const KINDS = ['commit', 'report', 'receive', 'allocate', 'disburse', 'spend'];

/** A cluster that can be killed and started again over the same files. */
interface Mortal {
	readonly places: Places;
	cluster: Cluster;
	/** Ends it as a power cut would, and starts it again. */
	kill: () => Promise<void>;
}

/**
 * The database is killed with SIGKILL 50 times while 16 clients move money; what was acknowledged
 * is there afterwards, once. What was not is sent again under its key, as a client would. Nobody
 * reads a bucket below zero at any moment.
 */
export async function proveKills(seed: number): Promise<void> {
	await withMortal(async (mortal) => {
		const found = await outlive(mortal, seed, KILLS);
		const { acknowledged, lost, doubled, negative, wrong } = found;
		const kept = `${KILLS} kills of PostgreSQL, ${acknowledged} acknowledged`;
		judge(`${kept}: ${lost} lost, ${doubled} doubled`, lost + doubled === 0);
		judge(`no read below zero: ${negative} in ${found.reads}`, negative === 0 && found.reads > 0);
		judge(`all sums right: ${wrong.join(', ') || 'yes'}`, wrong.length === 0);
		const owner = connect(mortal.cluster.url, 1);
		await owner`alter system set synchronous_commit = off`;
		await owner`alter system set wal_writer_delay = '10s'`;
		await owner`select pg_reload_conf()`;
		await owner.end();
		const control = await outlive(mortal, seed + 1, 5);
		judge(`control, without waiting for the disk: ${control.lost} lost`, control.lost > 0);
	});
}

async function withMortal(story: (mortal: Mortal) => Promise<void>): Promise<void> {
	const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-kills-'));
	await chmod(dataDir, 0o755);
	const stack = await openStack(dataDir); // migrates
	await stack.stop();
	const keys = await keepKeys(dataDir);
	const places = choosePlaces(dataDir, keys.installation);
	const log = join(dataDir, 'postgresql.log');
	const start = () => startCluster(places, keys.postgresPassword, log);
	const mortal: Mortal = {
		places,
		cluster: await start(),
		async kill() {
			const [pid] = readFileSync(join(places.cluster, 'postmaster.pid'), 'utf8').split('\n');
			process.kill(Number(pid), 'SIGKILL');
			await mortal.cluster.ended;
			mortal.cluster = await start();
		},
	};
	try {
		await story(mortal);
	} finally {
		await mortal.cluster.stop();
		await rm(places.cluster, { recursive: true, force: true });
		await rm(dataDir, { recursive: true, force: true });
	}
}

interface Life {
	readonly draw: () => number;
	readonly stages: readonly Stage[];
	readonly seqs: Map<string, number>;
	/** Sent and never answered: nobody knows. */
	readonly open: Map<string, Move>;
	/** Called with every answer. */
	heard: () => void;
	negative: number;
	reads: number;
}

async function outlive(mortal: Mortal, seed: number, kills: number) {
	const owner = connect(mortal.cluster.url, 1);
	await owner`set synchronous_commit = on`; // the stage itself is not what may be lost
	const stages = await setStages(owner, PLEDGES);
	await owner.end();
	const draw = random(seed);
	const life: Life = {
		draw,
		stages,
		seqs: new Map(),
		open: new Map(),
		heard() {},
		negative: 0,
		reads: 0,
	};
	for (let kill = 0; kill < kills; kill += 1) {
		const sql = connect(mortal.cluster.url, CLIENTS + 1);
		const until = life.seqs.size + 50 + Math.floor(draw() * 300);
		const living = Promise.all([
			...Array.from({ length: CLIENTS }, () => spend(sql, life)),
			watch(sql, life),
		]);
		await enough(life, until);
		await mortal.kill();
		await living;
		await sql.end({ timeout: 0 });
	}
	const sql = connect(mortal.cluster.url, 4);
	const result = await reckon(sql, life);
	await sql.end();
	return { ...result, acknowledged: life.seqs.size, negative: life.negative, reads: life.reads };
}

/** Resolves once so much has been acknowledged. */
async function enough(life: Life, until: number): Promise<void> {
	await new Promise<void>((done) => {
		life.heard = () => {
			if (life.seqs.size >= until) done();
		};
	});
}

/** A client: sends again what it does not know of, then moves money on at random, until the end. */
async function spend(sql: Sql, life: Life): Promise<void> {
	for (;;) {
		const [unknown] = life.open.values();
		const move = unknown ?? nextMove(life);
		life.open.delete(move.key);
		try {
			life.seqs.set(move.key, await post(sql, move));
			life.heard();
		} catch (error) {
			const { message, code } = error as Error & { code?: string };
			if (message === 'funds.insufficient') continue;
			// What PostgreSQL says when it goes, and the driver when it is gone.
			if (!/^(CONNECTION_|ECONN|57P0)/.test(code ?? '')) throw error;
			life.open.set(move.key, move);
			return;
		}
	}
}

function nextMove({ draw, stages }: Life): Move {
	const stage = stages[Math.floor(draw() * stages.length)]!;
	// Early steps more often, so that there is something to move on.
	const kind = KINDS[Math.floor(draw() * draw() * KINDS.length)]!;
	return { kind, stage, fen: 1 + Math.floor(draw() * 10_000), key: randomUUID() };
}

async function watch(sql: Sql, life: Life): Promise<void> {
	for (;;) {
		try {
			const [{ below }] = await sql<[{ below: number }]>`
				select count(*)::int as below from fund_accounts
				where balance_fen < 0 and bucket <> 'donor'`;
			life.negative += below;
			life.reads += 1;
			await wait(20);
		} catch {
			return;
		}
	}
}

async function reckon(sql: Sql, life: Life) {
	for (const move of life.open.values()) {
		await post(sql, move).then(
			(seq) => life.seqs.set(move.key, seq),
			(error: Error) => {
				if (error.message !== 'funds.insufficient') throw error;
			},
		);
	}
	const rows = await sql<{ key: string; seq: string; n: number }[]>`
		select idempotency_key as key, min(seq) as seq, count(*)::int as n from postings group by 1`;
	const stored = new Map(rows.map((row) => [row.key, row]));
	const isLost = ([key, seq]: [string, number]) => Number(stored.get(key)?.seq) !== seq;
	return {
		lost: [...life.seqs].filter(isLost).length,
		doubled: rows.filter(({ n }) => n > 1).length,
		wrong: await broken(sql),
	};
}
