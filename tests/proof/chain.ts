import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { seedIfEmpty } from '../../supabase/local/demo.ts';
import { openStack } from '../../supabase/local/stack.ts';
import { columnsOf, editByte, undone, type Column } from './edits.ts';

/**
 * `npm run proof -- chain`: a superuser changes one byte of one column of a random timeline entry,
 * row of the ledger or seal, COUNT times; the checker that /ledger/verify hands out must find each
 * in the file that the page would give. Controls: it is silent where nothing was changed, and one
 * that does not hash finds nothing.
 */
const EDITS = Number(process.env['COUNT'] ?? 1000);
/** Links that the function gives at a time. */
const PAGE = 500;

type Check = (lines: readonly string[]) => Promise<unknown>;

const page = readFileSync('static/ledger-checker.html', 'utf8');
const code = page.slice(page.indexOf('async function sha256'), page.indexOf('function yuan('));
const check = new Function(`${code} return check;`)() as Check;
const HASHING = 'link.hash === (await sha256(head + link.said))';
const blind = new Function(`${code.replace(HASHING, 'true')} return check;`)() as Check;

const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-chain-'));
await chmod(dataDir, 0o755);
const stack = await openStack(dataDir);
await seedIfEmpty(stack, dataDir);
const sql = postgres(stack.env.DATABASE_URL, { max: 1, onnotice: () => {} });

/** The lines of the file from a place on. */
async function linesAfter(db: Sql | TransactionSql, after: number): Promise<string[]> {
	const links = await db`
		select position, previous_hash, hash, said from list_chain(${after}, ${after + PAGE})`;
	return links.map((link) => JSON.stringify({ ...link, position: Number(link['position']) }));
}

async function wholeFile(): Promise<string[]> {
	const lines: string[] = [];
	for (;;) {
		const further = await linesAfter(sql, lines.length);
		if (further.length === 0) return lines;
		lines.push(...further);
	}
}

/** Where a checker says that the chain breaks; null where it holds. */
async function breakOf(checker: Check, lines: readonly string[]): Promise<string | null> {
	return checker(lines).then(
		() => null,
		(error: Error) => error.message,
	);
}

const keys: Readonly<Record<string, { key: string; seal: string }>> = {
	published_postings: { key: 'seq', seal: 'posting_seq' },
	published_entries: { key: 'seq', seal: 'entry_seq' },
	published_seals: { key: 'position', seal: 'position' },
};

/** One change at random, tried again until the database stores it: the file then, and the place. */
async function forge(columns: readonly Column[], lines: readonly string[]) {
	for (;;) {
		const [column, place] = [columns[randomInt(columns.length)]!, 1 + randomInt(lines.length)];
		const { key, seal } = keys[column.table]!;
		const forged = await undone(sql, async (tx) => {
			await tx`alter table published_seals drop constraint published_seals_hash_form`;
			await tx`alter table published_entries alter column seq drop identity`;
			const [row] = await tx`select * from published_seals where position = ${place}`;
			const id = row![seal] as number | null;
			if (id === null || !(await editByte(tx, column, { key, id }))) return null;
			const first = Math.floor((place - 1) / PAGE) * PAGE;
			return lines.toSpliced(first, PAGE, ...(await linesAfter(tx, first)));
		});
		if (forged) return { column, place, forged };
	}
}

try {
	const lines = await wholeFile();
	const columns = await columnsOf(sql, Object.keys(keys));
	console.log(`${lines.length} links, ${columns.length} columns`);
	if (lines.length < 1000 || (await breakOf(check, lines)) !== null) {
		throw new Error('control: the untouched chain does not hold');
	}
	let [found, named, missed] = [0, 0, 0];
	for (let edit = 0; edit < EDITS; edit += 1) {
		const { column, place, forged } = await forge(columns, lines);
		const told = await breakOf(check, forged);
		if (told !== null) found += 1;
		else console.error(`not found: ${column.table}.${column.name} at ${place}`);
		if (told === String(place)) named += 1;
		if (column.table !== 'published_seals' && (await breakOf(blind, forged)) === null) missed += 1;
	}
	console.log(`${found} of ${EDITS} edits found, ${named} named by their own place`);
	console.log(`control: without hashing ${missed} of them are missed`);
	if (found < EDITS || missed === 0) process.exitCode = 1;
} finally {
	await sql.end();
	await stack.stop(true);
	await rm(dataDir, { recursive: true, force: true });
}
