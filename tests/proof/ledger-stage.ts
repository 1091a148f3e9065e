import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { openStack } from '../../supabase/local/stack.ts';

/** A pledge and a project with nothing around them but what a foreign key asks for. */
export interface Stage {
	readonly pledge: string;
	readonly project: string;
}

export async function setStages(sql: Sql, count: number): Promise<Stage[]> {
	const [account, donor, receiver] = [randomUUID(), randomUUID(), randomUUID()];
	const region = '990000000001';
	await sql`insert into regions (code, level, official_name, name)
		values (${region}, 1, '试', '试') on conflict do nothing`;
	await sql`insert into accounts (id, display_name) values (${account}, '试')`;
	await sql`insert into organizations (id, kind, name, region_code, status)
		select id, 'enterprise', '账目试验', ${region}, 'verified'
		from unnest(${[donor, receiver]}::uuid[]) as id`;
	const stages = Array.from({ length: count }, () => ({
		pledge: randomUUID(),
		project: randomUUID(),
	}));
	await sql`insert into pledges (id, donor_organization_id, receiving_organization_id, nature, form,
			amount_fen, drawn_up_by, drawn_up_by_organization_id, edited_by)
		select id, ${donor}, ${receiver}, 'social_donation', 'cash', 1, ${account}, ${donor}, ${account}
		from unnest(${stages.map(({ pledge }) => pledge)}::uuid[]) as id`;
	await sql`insert into projects (id, title, village_code, pool_year, kind,
			entered_by_organization_id, created_by, edited_by)
		select id, '账目试验', ${region}, 2024, 'other', ${donor}, ${account}, ${account}
		from unnest(${stages.map(({ project }) => project)}::uuid[]) as id`;
	return stages;
}

export interface Move {
	readonly kind: string;
	readonly stage: Stage;
	readonly fen: number;
	readonly key: string;
}

/** Through the only door; answers the number of the posting. */
export async function post(sql: Sql, { kind, stage, fen, key }: Move): Promise<number> {
	const [row] = await sql<[{ seq: string }]>`
		select private.move_funds(${kind}, ${stage.pledge}, ${stage.project}, ${fen}::bigint,
			'pledges', ${stage.pledge}, '2024-05-01', ${key}) as seq`;
	return Number(row.seq);
}

/** A fresh database of its own for as long as the story takes. */
export async function withDatabase<T>(
	story: (sql: Sql) => Promise<T>,
	connections = 64,
): Promise<T> {
	const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-ledger-'));
	await chmod(dataDir, 0o755);
	const stack = await openStack(dataDir);
	const sql = connect(stack.env.DATABASE_URL, connections);
	try {
		return await story(sql);
	} finally {
		await sql.end({ timeout: 5 });
		await stack.stop(true);
		await rm(dataDir, { recursive: true, force: true });
	}
}

export function connect(url: string, max: number): Sql {
	return postgres(url, { max, onnotice: () => {}, idle_timeout: 0 });
}

/** Replaces parts of a function wherever they stand, as a control; throws where one is missing. */
export async function spoil(sql: Sql, name: string, changes: Record<string, string>) {
	const [row] = await sql<[{ text: string }]>`
		select pg_get_functiondef(oid) as text from pg_proc where oid = ${name}::regproc`;
	let { text } = row;
	for (const [from, to] of Object.entries(changes)) {
		if (!text.includes(from)) throw new Error(`${name} has no "${from}" to spoil`);
		text = text.replaceAll(from, to);
	}
	await sql.unsafe(text);
}

const invariants = readFileSync('supabase/checks/invariants.sql', 'utf8').trim().replace(/;$/, '');

/** What is wrong with the money; the stages have no facts behind their postings. */
export async function broken(sql: Sql): Promise<string[]> {
	const rows = await sql.unsafe<{ broken: string; record: string }[]>(
		`select broken, record from (${invariants}) as i where broken <> $1 limit 20`,
		['a fact has not posted what it must'],
	);
	return rows.map((row) => `${row.broken}: ${row.record}`);
}

/** Does each of these, at most so many at a time. */
export async function abreast<T>(
	clients: number,
	tasks: readonly T[],
	act: (task: T) => Promise<void>,
): Promise<void> {
	const queue = tasks[Symbol.iterator]();
	const client = async () => {
		for (const task of queue) await act(task);
	};
	await Promise.all(Array.from({ length: clients }, client));
}

/** Says how it went, and makes the run fail where it did not go well. */
export function judge(what: string, isGood: boolean): void {
	console.log(`${isGood ? '✓' : '✗'} ${what}`);
	if (!isGood) process.exitCode = 1;
}
