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
 * `npm run proof -- fields`: the browser's stories, with every column of every table added to each
 * form and each of its fields doubled (forge.ts). They must go as in `npm test`, no form may be
 * answered by a fault, no value that was smuggled in may be found in the database afterwards, nor a
 * flag that no story raises, and every form of the tree must have been sent. Control: a canary that
 * is written on purpose is found.
 */
const root = resolve(import.meta.dirname, '../..');
const port = Number(process.env['TEST_PORT'] ?? 4262);
const stories = [
	'agreements',
	'audit',
	'chain',
	'exchanges',
	'follow',
	'foundings',
	'goods',
	'imports',
	'issues',
	'matching',
	'meetings',
	'members',
	'objections',
	'passkeys',
	'pledges',
	'proposals',
	'refusals',
	'reports',
	'required-factor',
	'reset',
	'security',
	'supervision',
	'view-as',
];

/** What is forged is forged behind the browser: one telling of each story is enough. */
const telling = ['--grep-invert', 'JavaScript on|with JavaScript'];

/** By type, values that a column would take and nobody would write. */
const canaries: Readonly<Record<string, string>> = {
	uuid: 'cafecafe-0000-4000-8000-00000000cafe',
	bigint: '77771234',
	integer: '77771234',
	smallint: '31777',
	numeric: '77771234',
	date: '1977-07-17',
	'timestamp with time zone': '1977-07-17T07:17:00Z',
	boolean: 'true',
	jsonb: `{"${TEXT_CANARY}":"${TEXT_CANARY}"}`,
};
/** Columns that a sender is free to fill: it names its sending, for which nobody else is asked. */
const chosen = ['sending_id'];

/** Flags that a story or a rule raises; any other was raised by a forged field. */
const raised: readonly string[] = [
	// A township or county that enters it for the village.
	'needs.is_entered_on_behalf',
	// A donor that wants no name.
	'pledges.is_anonymous',
	// What organizations of the demo draw up is of the demo.
	'bulletins.is_demo',
	'issues.is_demo',
	'meetings.is_demo',
	'objections.is_demo',
	'pledges.is_demo',
	'projects.is_demo',
	'exchanges.is_demo',
	'risk_counts.is_demo',
	// A park that two sides build, and a township that counts for its village.
	'exchanges.is_park',
	'exchanges.is_withdrawn',
	'risk_counts.is_entered_on_behalf',
	// A township that answers for its village.
	'proposals.is_decided_on_behalf',
	// On by default, and what the machine finds out.
	'rounds.is_followed_up',
	'rounds.is_proven_over_all',
];

const traces = `${TEXT_CANARY}|cafecafe-0000|77771234|\\m31777\\M|1977-07-1`;

const dir = mkdtempSync(join(tmpdir(), 'jiedui-fields-'));
const [sentForms, spikes] = [join(dir, 'sent.jsonl'), join(dir, 'spikes.json')];
writeFileSync(spikes, '[]');
const settings = {
	// The forger reads pages, whose `Link` header names more scripts than fit into 16 KiB.
	NODE_OPTIONS:
		'--max-http-header-size=65536 ' +
		`--import ${pathToFileURL(join(import.meta.dirname, 'forge.ts')).href}`,
	SENT_FORMS: sentForms,
	FORGED_FIELDS: spikes,
};
const began = Date.now();
const portal = await openPortal(port, settings);
const sql = postgres(portal.env.DATABASE_URL, { max: 1, onnotice: () => {} });
writeFileSync(spikes, JSON.stringify(await listSpikes(sql)));
const [demo] = await sql<{ seq: string }[]>`
	select coalesce(max(seq), 0)::text as seq from public.audit_events`;
const work = startChild('work', [join(root, 'src/work/main.server.ts')], {
	...(process.env as Record<string, string>),
	...portal.env,
	ORIGIN: portal.origin,
});
await work.ready;

function play(...names: readonly string[]): boolean {
	const { status } = spawnSync('npx', ['playwright', 'test', ...names, ...telling], {
		cwd: root,
		stdio: 'inherit',
		env: {
			...process.env,
			CI: '',
			TEST_PORT: String(port),
			TEST_DATA_DIR: portal.dataDir,
			EVERY_FORM: '1',
			DATABASE_URL: portal.env.DATABASE_URL,
			APP_SETTINGS: JSON.stringify(settings),
		},
	});
	return status === 0;
}

/** A column that takes one word of a few gets none of them: written, it would break its check. */
async function listSpikes(sql: postgres.Sql): Promise<Spike[]> {
	const columns = await sql<{ name: string; type: string }[]>`
		select distinct on (column_name) column_name as name, data_type as type
		from information_schema.columns
		where table_schema = 'public' and column_name <> all(${chosen}) order by 1, 2`;
	return columns.map(({ name, type }) => [name, canaries[type] ?? TEXT_CANARY]);
}

async function findCanaries(sql: postgres.Sql): Promise<string[]> {
	const tables = await sql<{ name: string }[]>`select relname as name from pg_class
		where relnamespace = 'public'::regnamespace and relkind = 'r'`;
	const found: string[] = [];
	for (const { name } of tables) {
		const rows = await sql.unsafe<{ row: string }[]>(
			`select substring(t::text from '.{0,80}(?:${traces}).{0,40}') as row
			from public.${name} t where t::text ~ '${traces}'`,
		);
		found.push(...rows.map(({ row }) => `${name}: … ${row} …`));
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

/** table.column of every flag that a later act raised: a forged one looks no different. */
async function listFlags(sql: postgres.Sql, seq: string): Promise<string[]> {
	const rows = await sql<{ flag: string }[]>`
		select distinct record || '.' || key as flag
		from public.audit_events, jsonb_each(after) where value = 'true'
			and seq > ${seq} and before -> key is distinct from value order by 1`;
	return rows.map(({ flag }) => flag);
}

const routes = listRoutes();

/** As route and form. */
/** Whether an address asks for a form, perhaps behind other fields: `?change=…&/ask`. */
function isAct(search: string, name: string): boolean {
	return new RegExp(`[?&]${name.slice(1)}(?:[=&]|$)`).test(search);
}

function formOf({ pathname, search }: Sent): string {
	const route = routes.find(({ matches }) => matches(pathname));
	const form = route?.forms.find((name) => name !== '' && isAct(search, name)) ?? '';
	return `${route?.id ?? pathname}${form}`;
}

function readSent(file: string): Sent[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Sent);
}

/** Forms that nobody can send within a proof, and why. */
const beyond: Readonly<Record<string, string>> = {
	'/account/confirm': 'asked ten minutes after a proof at the soonest',
	'/desk/matching/[id=uuid]?/cancel': 'a round of the demo runs for less than a click',
};

function listUnsent(sent: readonly Sent[]): string[] {
	const forms = new Set(sent.filter(({ isAside }) => !isAside).map(formOf));
	return routes
		.flatMap(({ id, forms: own }) => own.map((form) => id + form))
		.filter((form) => !forms.has(form) && !(form in beyond));
}

// The turns take what the stories left over.
const isTold = [play(...stories), play('turns')].every(Boolean);
const sent = readSent(sentForms);
const asides = sent.filter(({ isAside }) => isAside);
const unsent = listUnsent(sent);
const faults = sent
	.filter(({ status }) => status >= 500)
	.map((one) => `${formOf(one)} ${one.status}`);
const found = await findCanaries(sql);
const flags = await listFlags(sql, demo!.seq);
const isCaught = await isControlCaught(sql);
await sql.end();
await work.stop();
await portal.stop();
rmSync(dir, { recursive: true });

const unexpected = flags.filter((flag) => !raised.includes(flag));
const forms = routes.flatMap((route) => route.forms).length;
console.log(
	`forms of the tree sent, forged: ${forms - unsent.length} of ${forms}; not sent:`,
	unsent,
);
console.log(`sent ${sent.length - asides.length} times, ${asides.length} times aside`);
console.log('answered by a fault of ours:', faults);
console.log('rows with a canary:', found);
console.log('flags that no story raises:', unexpected);
console.log(`stories ${isTold ? 'as told' : 'differ'}; control caught: ${isCaught}`);
console.log(`${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
const isClean = [unsent, faults, found, unexpected].every((list) => list.length === 0);
process.exitCode = isTold && isClean && isCaught ? 0 : 1;
