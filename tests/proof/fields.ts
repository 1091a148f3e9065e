import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { startChild } from '../../supabase/local/processes.ts';
import { openPortal } from '../bench/portal.ts';
import { listRoutes } from '../routes/tree.ts';

/**
 * `npm run proof -- fields`: the browser's stories three times over: as they are, with every column
 * of every table added to each form, and with each field of each form doubled. The stories must go
 * as before, and no value that was smuggled in may be found in the database afterwards. Control: a
 * canary that is written on purpose is found.
 */
const root = resolve(import.meta.dirname, '../..');
const port = 4262;
const stories = ['chain', 'foundings', 'members', 'refusals', 'security'];

/** By type, values that a column would take and nobody would write. */
const canaries: Readonly<Record<string, string>> = {
	text: 'ZZKANARIE',
	uuid: 'cafecafe-0000-4000-8000-00000000cafe',
	bigint: '77771234',
	integer: '77771234',
	smallint: '7777',
	numeric: '77771234',
	date: '1977-07-17',
	'timestamp with time zone': '1977-07-17T07:17:00Z',
	boolean: 'true',
	jsonb: '{"ZZKANARIE":"ZZKANARIE"}',
	ARRAY: 'ZZKANARIE',
};
const traces = 'ZZKANARIE|cafecafe-0000|77771234|\\m7777\\M|1977-07-1';

interface Run {
	readonly status: number;
	/** Whether a canary that is really there would have been found. */
	readonly isCaught: boolean;
	/** Rows with a canary, as table and row. */
	readonly found: string[];
	/** table.column = value of every flag and every word out of a few that some event tells. */
	readonly choices: Set<string>;
	/** Forms sent, as route and form. */
	readonly sent: Set<string>;
}

async function tell(how: 'plain' | 'extra' | 'double'): Promise<Run> {
	const portal = await openPortal(port);
	const sql = postgres(portal.env.DATABASE_URL, { max: 1, onnotice: () => {} });
	const work = startChild('work', [join(root, 'src/work/main.server.ts')], {
		...(process.env as Record<string, string>),
		...portal.env,
	});
	await work.ready;
	const spikes = join(portal.dataDir, 'spikes.json');
	const sentForms = join(portal.dataDir, 'sent-forms.jsonl');
	writeFileSync(spikes, JSON.stringify(await listSpikes(sql)));
	rmSync(sentForms, { force: true });
	const { status } = spawnSync('npx', ['playwright', 'test', ...stories], {
		cwd: root,
		stdio: 'inherit',
		env: {
			...process.env,
			CI: '',
			TEST_PORT: String(port),
			TEST_DATA_DIR: portal.dataDir,
			SENT_FORMS: sentForms,
			...(how !== 'plain' && { SPIKES: spikes, SPIKE_HOW: how }),
		},
	});
	const run = {
		status: status ?? 1,
		isCaught: await isControlCaught(sql),
		found: await findCanaries(sql),
		choices: await listChoices(sql),
		sent: sentIn(sentForms),
	};
	await sql.end();
	await work.stop();
	await portal.stop();
	return run;
}

/** Words that a column takes by its check, by the column's name: a forged one may be taken. */
async function listWords(sql: postgres.Sql): Promise<Map<string, string[]>> {
	const checks = await sql<{ name: string; rule: string }[]>`
		select a.attname as name, pg_get_constraintdef(c.oid) as rule
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid
			and c.conkey = array[a.attnum]
		where c.contype = 'c' and c.connamespace = 'public'::regnamespace order by 1, 2`;
	const words = new Map<string, string[]>();
	for (const { name, rule } of checks) {
		const list = /ANY \(\(?ARRAY\[([^\]]+)\]/.exec(rule)?.[1];
		if (list)
			words.set(
				name,
				[...list.matchAll(/'([^']+)'/g)].map(([, word]) => word!),
			);
	}
	return words;
}

async function listSpikes(sql: postgres.Sql): Promise<[string, string][]> {
	const words = await listWords(sql);
	const columns = await sql<{ name: string; type: string }[]>`
		select distinct on (column_name) column_name as name, data_type as type
		from information_schema.columns where table_schema = 'public' order by 1, 2`;
	return columns.map(({ name, type }) => {
		const canary = canaries[type] ?? canaries['text']!;
		return [name, words.get(name)?.at(-1) ?? canary];
	});
}

async function findCanaries(sql: postgres.Sql): Promise<string[]> {
	const tables = await sql<{ name: string }[]>`select relname as name from pg_class
		where relnamespace = 'public'::regnamespace and relkind = 'r'`;
	const found: string[] = [];
	for (const { name } of tables) {
		const rows = await sql.unsafe<{ row: string }[]>(
			`select left(t::text, 400) as row from public.${name} t where t::text ~ '${traces}'`,
		);
		found.push(...rows.map(({ row }) => `${name}: ${row}`));
	}
	return found;
}

/** Writes a canary into a row, looks, and takes it back. */
async function isControlCaught(sql: postgres.Sql): Promise<boolean> {
	await sql`begin`;
	await sql`update public.accounts set display_name = ${canaries['text']!}
		where id = (select id from public.accounts limit 1)`;
	const found = await findCanaries(sql);
	await sql`rollback`;
	return found.some((row) => row.startsWith('accounts: '));
}

async function listChoices(sql: postgres.Sql): Promise<Set<string>> {
	const names = [...(await listWords(sql)).keys()];
	const rows = await sql<{ choice: string }[]>`
		select distinct record || '.' || key || ' = ' || value as choice
		from public.audit_events, jsonb_each(after) where value = 'true' or key = any (${names})`;
	return new Set(rows.map(({ choice }) => choice));
}

function sentIn(file: string): Set<string> {
	if (!existsSync(file)) return new Set();
	const routes = listRoutes();
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return new Set(
		lines.map((line) => {
			const { pathname, search } = JSON.parse(line) as { pathname: string; search: string };
			const route = routes.find(({ matches }) => matches(pathname));
			const form = route?.forms.find((name) => name !== '' && search.includes(name)) ?? '';
			return `${route?.id ?? pathname}${form}`;
		}),
	);
}

const plain = await tell('plain');
const extra = await tell('extra');
const double = await tell('double');

const all = listRoutes().flatMap(({ id, forms }) => forms.map((form) => id + form));
const unsent = all.filter((form) => !extra.sent.has(form));
const forged = [...extra.choices, ...double.choices].filter((one) => !plain.choices.has(one));
console.log(`forms sent with every column added: ${all.length - unsent.length} of ${all.length}`);
console.log('not sent by any story:', unsent);
for (const [how, run] of Object.entries({ plain, extra, double })) {
	console.log(`${how}: stories ${run.status === 0 ? 'as told' : 'differ'}, canaries:`, run.found);
}
console.log('choices that only smuggled fields made:', forged);
const isGood = [plain, extra, double].every(
	({ status, found, isCaught }) => status === 0 && !found.length && isCaught,
);
console.log('control caught:', plain.isCaught);
process.exitCode = isGood && forged.length === 0 ? 0 : 1;
