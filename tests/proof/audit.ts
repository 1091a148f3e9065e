import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import type { ChainHead, Verification } from '#domain/identity/audit.ts';
import { seedIfEmpty } from '../../supabase/local/demo.ts';
import { openStack } from '../../supabase/local/stack.ts';
import { columnsOf, editByte, undone, type Column } from './edits.ts';

/**
 * `npm run proof -- audit`: a superuser changes one byte of one column of a random audit event or
 * seal, 1,000 times, and cuts the end off 100 times; the verifier must find each. Controls: it is
 * silent where nothing was changed, a cut end without a noted head is not found, and a verifier
 * that does not look at `after` misses changes there.
 */
const EDITS = 1000;
const CUTS = 100;

const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-audit-'));
await chmod(dataDir, 0o755);
const stack = await openStack(dataDir);
await seedIfEmpty(stack, dataDir);
const sql = postgres(stack.env.DATABASE_URL, { max: 1, onnotice: () => {} });

async function verify(db: Sql | TransactionSql, noted?: ChainHead): Promise<Verification> {
	const [row] = await db<[{ found: Verification }]>`
		select private.verify_audit(${noted?.position ?? null}, ${noted?.hash ?? null}) as found`;
	return row.found;
}

/** Changes one byte at a place of the chain; undefined where the database stores no such value. */
async function edit(tx: TransactionSql, column: Column, place: number) {
	const key = column.table === 'audit_seals' ? 'position' : 'seq';
	const [seal] = await tx`select * from audit_seals where position = ${place}`;
	const id = column.table === 'audit_seals' ? place : seal!['event_seq'];
	return (await editByte(tx, column, { key, id })) ? (await verify(tx)).broken : undefined;
}

/** One change at random, tried again until the database stores it: what was found, and where. */
async function tryEdit(columns: readonly Column[], length: number) {
	for (;;) {
		const [column, place] = [columns[randomInt(columns.length)]!, 1 + randomInt(length)];
		const broken = await undone(sql, async (tx) => {
			await tx`alter table audit_seals drop constraint audit_seals_hash_form`;
			await tx`alter table audit_events alter column seq drop identity`;
			return edit(tx, column, place);
		});
		if (broken !== undefined) return { column, place, broken };
	}
}

async function cut(tx: TransactionSql, length: number): Promise<void> {
	const kept = randomInt(length);
	await tx`delete from audit_events
		where seq in (select event_seq from audit_seals where position > ${kept})`;
	await tx`delete from audit_seals where position > ${kept}`;
}

/** The same function, blind for what the row became. */
async function blind(tx: TransactionSql): Promise<void> {
	const [row] = await tx<{ text: string }[]>`
		select pg_get_functiondef('private.audit_text'::regproc) as text`;
	await tx.unsafe(row!.text.replace('event.after::text, ', ''));
	await tx`delete from audit_seals`;
	await tx`select private.seal_audit(null, 1000000)`;
}

async function controls(head: ChainHead): Promise<void> {
	const length = head.position;
	const silent = (await verify(sql, head)).broken === null;
	const unnoticed = await undone(sql, async (tx) => {
		await cut(tx, length);
		return (await verify(tx)).broken === null;
	});
	const missed = await undone(sql, async (tx) => {
		await blind(tx);
		await tx`update audit_events set after = after || '{"x": 1}' where after is not null`;
		return (await verify(tx)).broken === null;
	});
	console.log(`controls: silent ${silent}, cut unnoticed ${unnoticed}, blind missed ${missed}`);
	if (!silent || !unnoticed || !missed) throw new Error('a control failed: this proves nothing');
}

async function proveEdits(columns: readonly Column[], length: number): Promise<void> {
	let [found, named] = [0, 0];
	for (let i = 0; i < EDITS; i++) {
		const { column, place, broken } = await tryEdit(columns, length);
		if (broken) found++;
		else console.error(`not found: ${column.table}.${column.name} at ${place}`);
		if (broken?.position === place) named++;
	}
	console.log(`${found} of ${EDITS} edits found, ${named} named by their own place`);
	if (found < EDITS) process.exitCode = 1;
}

async function proveCuts(head: ChainHead): Promise<void> {
	let found = 0;
	for (let i = 0; i < CUTS; i++) {
		found += await undone(sql, async (tx) => {
			await cut(tx, head.position);
			return (await verify(tx, head)).broken?.fault === 'tail_cut' ? 1 : 0;
		});
	}
	console.log(`${found} of ${CUTS} cut ends found`);
	if (found < CUTS) process.exitCode = 1;
}

try {
	await sql`select private.seal_audit(null, 1000000)`;
	const { head, unsealed } = await verify(sql);
	if (!head || unsealed > 0) throw new Error('the chain was not made');
	const columns = await columnsOf(sql, ['audit_events', 'audit_seals']);
	console.log(`${head.position} events, ${columns.length} columns`);
	await controls(head);
	await proveEdits(columns, head.position);
	await proveCuts(head);
} finally {
	await sql.end();
	await stack.stop(true);
	await rm(dataDir, { recursive: true, force: true });
}
