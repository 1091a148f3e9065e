import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { startChild } from '../../supabase/local/processes.ts';
import { openPortal } from '../bench/portal.ts';
import { listRoutes } from '../routes/tree.ts';
import { TEXT_CANARY, type Sent, type Spike } from './forge.ts';

/**
 * `npm run proof -- fields`: the browser's stories twice over: as they are, and with every column
 * of every table added to each form and each of its fields doubled (forge.ts). The stories must go
 * as before, no value that was smuggled in may be found in the database afterwards, nor a flag or a
 * word that the plain stories did not choose, and every form of the tree must have been sent.
 * Control: a canary that is written on purpose is found.
 */
const root = resolve(import.meta.dirname, '../..');
const port = Number(process.env['TEST_PORT'] ?? 4262);
const stories = [
	'audit',
	'chain',
	'foundings',
	'members',
	'passkeys',
	'refusals',
	'required-factor',
	'reset',
	'security',
	'view-as',
];

/** By type, values that a column would take and nobody would write. */
const canaries: Readonly<Record<string, string>> = {
	uuid: 'cafecafe-0000-4000-8000-00000000cafe',
	bigint: '77771234',
	integer: '77771234',
	smallint: '7777',
	numeric: '77771234',
	date: '1977-07-17',
	'timestamp with time zone': '1977-07-17T07:17:00Z',
	boolean: 'true',
	jsonb: `{"${TEXT_CANARY}":"${TEXT_CANARY}"}`,
};
const traces = `${TEXT_CANARY}|cafecafe-0000|77771234|\\m7777\\M|1977-07-1`;

interface Run {
	readonly status: number;
	/** Whether a canary that is really there would have been found. */
	readonly isCaught: boolean;
	/** Rows with a canary, as table and row. */
	readonly found: string[];
	/** table.column = value of every flag and every word out of a few that some event tells. */
	readonly choices: Set<string>;
	readonly sent: Sent[];
}

async function tell(how: 'plain' | 'forged'): Promise<Run> {
	const dir = mkdtempSync(join(tmpdir(), 'jiedui-fields-'));
	const [sentForms, spikes] = [join(dir, 'sent.jsonl'), join(dir, 'spikes.json')];
	writeFileSync(spikes, '[]');
	const settings = {
		NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'forge.ts')).href}`,
		SENT_FORMS: sentForms,
		FORGED_FIELDS: spikes,
	};
	const portal = await openPortal(port, settings);
	const sql = postgres(portal.env.DATABASE_URL, { max: 1, onnotice: () => {} });
	if (how === 'forged') writeFileSync(spikes, JSON.stringify(await listSpikes(sql)));
	const work = startChild('work', [join(root, 'src/work/main.server.ts')], {
		...(process.env as Record<string, string>),
		...portal.env,
		ORIGIN: portal.origin,
	});
	await work.ready;
	const { status } = spawnSync('npx', ['playwright', 'test', ...stories], {
		cwd: root,
		stdio: 'inherit',
		env: {
			...process.env,
			CI: '',
			TEST_PORT: String(port),
			TEST_DATA_DIR: portal.dataDir,
			APP_SETTINGS: JSON.stringify(settings),
		},
	});
	const run = {
		status: status ?? 1,
		isCaught: await isControlCaught(sql),
		found: await findCanaries(sql),
		choices: await listChoices(sql),
		sent: readSent(sentForms),
	};
	await sql.end();
	await work.stop();
	await portal.stop();
	rmSync(dir, { recursive: true });
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

async function listSpikes(sql: postgres.Sql): Promise<Spike[]> {
	const words = await listWords(sql);
	const columns = await sql<{ name: string; type: string }[]>`
		select distinct on (column_name) column_name as name, data_type as type
		from information_schema.columns where table_schema = 'public' order by 1, 2`;
	return columns.map(({ name, type }) => {
		const canary = canaries[type] ?? TEXT_CANARY;
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
	await sql`update public.accounts set display_name = ${TEXT_CANARY}
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

const routes = listRoutes();

/** As route and form. */
function formOf({ pathname, search }: Sent): string {
	const route = routes.find(({ matches }) => matches(pathname));
	const form = route?.forms.find((name) => name !== '' && search.startsWith(name)) ?? '';
	return `${route?.id ?? pathname}${form}`;
}

function readSent(file: string): Sent[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Sent);
}

function listUnsent(sent: readonly Sent[]): string[] {
	const forms = new Set(sent.filter(({ isAside }) => !isAside).map(formOf));
	return routes
		.flatMap(({ id, forms: own }) => own.map((form) => id + form))
		.filter((form) => !forms.has(form));
}

/** Forms that were answered by a fault of ours, and those taken although a list was no list. */
function listFaults(sent: readonly Sent[]): string[] {
	return sent
		.filter(({ status }) => status >= 500)
		.map((one) => `${formOf(one)} ${one.status}${one.isAside ? ' (aside)' : ''}`);
}

function report(how: string, run: Run): boolean {
	const faults = listFaults(run.sent);
	const unsent = listUnsent(run.sent);
	const asides = run.sent.filter(({ isAside }) => isAside);
	console.log(`${how}: ${run.sent.length - asides.length} forms sent, ${asides.length} aside`);
	console.log('  not sent by anybody:', unsent);
	console.log('  answered by a fault of ours:', faults);
	console.log('  rows with a canary:', run.found);
	console.log(
		`  stories ${run.status === 0 ? 'as told' : 'differ'}; control caught: ${run.isCaught}`,
	);
	const isWell = run.status === 0 && run.isCaught;
	return isWell && [unsent, faults, run.found].every((list) => list.length === 0);
}

const began = Date.now();
const plain = await tell('plain');
const forged = await tell('forged');
const news = [...forged.choices].filter((one) => !plain.choices.has(one));
const isGood = [report('plain', plain), report('forged', forged)].every(Boolean);
console.log('choices that only forged fields made:', news);
console.log(`${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
process.exitCode = isGood && news.length === 0 ? 0 : 1;
