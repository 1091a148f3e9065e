import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { reads, type Reader } from '#domain/identity/access.ts';
import { buildIfNeeded } from '../../supabase/local/build.ts';
import { startChild, type Child } from '../../supabase/local/processes.ts';
import { everything } from '../database/everything.ts';
import { aboutWhom, differences, listTables, playersOf } from '../database/matrix.ts';
import type { Cast, Person } from '../database/people.ts';
import { listRoutes, type Route } from '../routes/tree.ts';
import { tokenOf } from './token.ts';

/**
 * `npm run proof -- matrix`: the permission table over http. Everybody of the cast, and the public,
 * asks the gateway for every table in every way, and the application for every page and act about
 * the first village's records: the answers must be those of src/domain/identity/access.ts.
 */
type Name = keyof Cast | 'public';

/** Which table's record each page with an id shows, and what else may keep a reader out. */
const shows: Readonly<Record<string, { readonly table: string; readonly only?: string }>> = {
	'/desk/agreements/[id=uuid]': { table: 'agreements' },
	'/desk/agreements/[id=uuid]/edit': { table: 'agreements', only: 'an editor of either side' },
	'/desk/agreements/[id=uuid]/report': { table: 'agreements', only: 'once it is signed' },
	'/desk/agreements/[id=uuid]/rows': { table: 'agreements', only: 'where a figure is named' },
	'/desk/agreements/[id=uuid]/sheet': { table: 'agreements' },
	'/desk/agreements/[id=uuid]/sheet.[paper=paper]': {
		table: 'agreements',
		only: 'nobody here: there is no such form of file',
	},
	'/desk/audit/[seq]': { table: 'audit_events' },
	'/desk/documents/[id=uuid]': { table: 'documents', only: 'nobody here: rows without files' },
	'/desk/exchanges/[id=uuid]': { table: 'exchanges' },
	'/desk/exchanges/[id=uuid]/edit': { table: 'exchanges', only: 'whose doing it is' },
	'/desk/funds/allocations/[id=uuid]': { table: 'allocations' },
	'/desk/funds/payments/[id=uuid]': { table: 'project_payments' },
	'/desk/funds/reports/[id=uuid]': { table: 'payment_reports' },
	'/desk/goods/[id=uuid]': { table: 'goods_accounts', only: 'pledges of goods' },
	'/desk/goods/[id=uuid]/ship': { table: 'pledges', only: 'the donor, while some is outstanding' },
	'/desk/goods/plans/[id=uuid]': { table: 'goods_plans' },
	'/desk/goods/plans/[id=uuid]/edit': { table: 'goods_plans', only: 'whoever keeps the store' },
	'/desk/goods/plans/[id=uuid]/handover': {
		table: 'goods_plans',
		only: 'whoever keeps the store',
	},
	'/desk/goods/plans/[id=uuid]/notice': { table: 'goods_plans', only: 'whoever keeps the store' },
	'/desk/goods/plans/[id=uuid]/sheet': { table: 'goods_plans' },
	'/desk/goods/shipments/[id=uuid]': { table: 'goods_shipments' },
	'/desk/imports/[id=uuid]': { table: 'imports' },
	'/desk/imports/[id=uuid]/errors.xlsx': { table: 'imports' },
	'/desk/issues/[id=uuid]': { table: 'issues' },
	'/desk/matching/[id=uuid]': { table: 'rounds' },
	'/desk/matching/[id=uuid]/follow-up': { table: 'round_inputs' },
	'/desk/matching/[id=uuid]/idle': { table: 'round_inputs' },
	'/desk/matching/[id=uuid]/matches': { table: 'round_inputs' },
	'/desk/matching/[id=uuid]/instance.json': { table: 'round_inputs', only: 'once it has a plan' },
	'/desk/matching/[id=uuid]/matches.csv': { table: 'round_inputs', only: 'once it has a plan' },
	'/desk/matching/[id=uuid]/matches/[match=uuid]': {
		table: 'proposals',
		only: 'the owner of its round',
	},
	'/desk/matching/[id=uuid]/open': { table: 'round_inputs' },
	'/desk/matching/[id=uuid]/solution.json': { table: 'round_inputs', only: 'once it has a plan' },
	'/desk/matching/[id=uuid]/what-if': { table: 'what_ifs', only: 'its editors' },
	'/desk/matching/[id=uuid]/what-if/[question=uuid]': { table: 'what_ifs' },
	'/desk/members/[id=uuid]': { table: 'memberships', only: 'whoever looks after the members' },
	'/desk/meetings/[id=uuid]': { table: 'meetings' },
	'/desk/meetings/[id=uuid]/edit': { table: 'meetings', only: 'who recorded it' },
	'/desk/meetings/[id=uuid]/lines': { table: 'meetings', only: 'leads on to a new line' },
	'/desk/meetings/[id=uuid]/lines/[line=uuid]': {
		table: 'meeting_items',
		only: 'who recorded the meeting',
	},
	'/desk/meetings/[id=uuid]/lines/[line=uuid]/pledge': {
		table: 'meeting_items',
		only: 'officials of either side',
	},
	'/desk/meetings/[id=uuid]/lines/[line=uuid]/project': {
		table: 'meeting_items',
		only: 'counties of the receiving side',
	},
	'/desk/meetings/actions/[action=uuid]': { table: 'meeting_actions' },
	'/desk/needs/[id=uuid]': { table: 'needs' },
	'/desk/needs/[id=uuid]/edit': { table: 'needs', only: 'whoever may edit it' },
	'/desk/offers/[id=uuid]': { table: 'offers' },
	'/desk/offers/[id=uuid]/edit': { table: 'offers', only: 'whoever may edit it' },
	'/desk/organizations/[id=uuid]': { table: 'organizations', only: 'officials' },
	'/desk/organizations/[id=uuid]/founding': { table: 'organizations', only: 'whoever founds it' },
	'/desk/pairings/[id=uuid]': { table: 'pairings' },
	'/desk/pledges/[id=uuid]': { table: 'pledges' },
	'/desk/pledges/[id=uuid]/edit': { table: 'pledges', only: 'whoever may edit it' },
	'/desk/pledges/[id=uuid]/end': { table: 'pledges', only: 'whoever may end it' },
	'/desk/pledges/[id=uuid]/report': { table: 'pledges', only: 'whoever may report' },
	'/desk/pledges/[id=uuid]/sign': { table: 'pledges', only: 'whoever may sign it' },
	'/desk/pledges/[id=uuid]/use': { table: 'pledges', only: 'once it is signed' },
	'/desk/pledges/[id=uuid]/waive': { table: 'pledges', only: 'whoever may end it' },
	'/desk/projects/[id=uuid]': { table: 'projects' },
	'/desk/projects/[id=uuid]/acceptance': { table: 'projects', only: 'whoever inspects it' },
	'/desk/projects/[id=uuid]/assets': { table: 'projects', only: 'leads on to a new asset' },
	'/desk/projects/[id=uuid]/assets/[asset=uuid]': {
		table: 'assets',
		only: 'whoever keeps the register',
	},
	'/desk/projects/[id=uuid]/deliberation': { table: 'projects', only: 'whoever may record one' },
	'/desk/projects/[id=uuid]/contract': { table: 'projects', only: 'whoever may record one' },
	'/desk/projects/[id=uuid]/light': { table: 'projects', only: 'whoever may rule it' },
	'/desk/projects/[id=uuid]/notices/[notice=uuid]': { table: 'notices' },
	'/desk/projects/objections/[objection=uuid]': { table: 'objections' },
	'/desk/projects/[id=uuid]/approval': { table: 'projects', only: 'whoever may number it' },
	'/desk/projects/[id=uuid]/edit': { table: 'projects', only: 'whoever may edit it' },
	'/desk/projects/[id=uuid]/milestones': { table: 'projects', only: 'whoever may edit it' },
	'/desk/projects/[id=uuid]/milestones/[milestone=uuid]': {
		table: 'milestones',
		only: 'whoever may judge it',
	},
	'/desk/projects/[id=uuid]/notice': { table: 'projects', only: 'whoever may post a notice' },
	'/desk/proposals/[id=uuid]': { table: 'proposals' },
	'/desk/reports/[id=uuid]': { table: 'bulletins' },
	'/desk/reports/[id=uuid]/rows': { table: 'bulletins', only: 'where a figure is named' },
	'/desk/supervision/attention/[id=uuid]': { table: 'attentions' },
	'/desk/supervision/opinions/[id=uuid]': { table: 'opinions' },
	'/desk/supervision/visits/[id=uuid]': { table: 'visits' },
	'/desk/villages/counts/[id=uuid]': { table: 'risk_counts' },
	'/desk/villages/[code=division]/counts': {
		table: 'regions',
		only: 'whoever counts a village of their own region',
	},
	'/desk/villages/[code=division]/ledger': {
		table: 'regions',
		only: 'whoever is in charge of the village',
	},
	'/desk/villages/[code=division]': {
		table: 'regions',
		only: 'whoever counts a village of their own region',
	},
	'/desk/updates/[id=uuid]': { table: 'updates' },
	'/desk/updates/[id=uuid]/sending': { table: 'updates', only: 'a phone, which sends it' },
	'/desk/updates/[id=uuid]/edit': { table: 'updates', only: 'whoever may edit it' },
};

/** @throws for a page that nobody has put into the table above */
function shownOn(id: string): { readonly table: string; readonly only?: string } {
	const shown = shows[id];
	if (!shown) throw new Error(`${id} shows some record: name its table in \`shows\`, in this file`);
	return shown;
}

/**
 * Leaving is the own act of whoever does it, on whatever page; the others give a form back with
 * more rows, and neither read nor write.
 */
const ofOneself = [
	'?/leave',
	'?/line',
	'?/goods',
	'?/share',
	'?/instalment',
	'?/plan',
	'?/split',
].concat('?/participant');

/** Tables of which nobody reads every column (private.apply_grants), and one that is read. */
const narrow: Readonly<Record<string, string>> = { pledges: 'id', postings: 'seq' };

const owner = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
let cast: Cast;
let app: Child;
let origin: string;
const cookies = new Map<Name, string>();

beforeAll(async () => {
	({ cast } = await owner.begin(everything));
	buildIfNeeded();
	const port = await freePort();
	origin = `http://127.0.0.1:${port}`;
	app = startChild('app', ['build/index.js'], {
		...(process.env as Record<string, string>),
		SUPABASE_URL: inject('supabaseUrl'),
		SUPABASE_PUBLISHABLE_KEY: inject('publishableKey'),
		SUPABASE_SECRET_KEY: inject('secretKey'),
		SUPABASE_JWT_SECRET: inject('jwtSecret'),
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: origin,
	});
	await vi.waitUntil(isUp, { timeout: 60_000 });
	for (const [name, { account }] of Object.entries(cast)) {
		cookies.set(name as Name, await beginSession(account));
	}
}, 300_000);

afterAll(async () => {
	await app.stop();
	await owner.end();
});

async function isUp(): Promise<boolean> {
	const answer = await fetch(`${origin}/healthz`).catch(() => null);
	return answer?.ok ?? false;
}

function freePort(): Promise<number> {
	return new Promise((found) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => found(port));
		});
	});
}

/** Who has a second factor or a passkey has given it: what is asked here is what comes after. */
async function beginSession(account: string): Promise<string> {
	const id = randomUUID();
	const hash = createHash('sha256').update(id).digest('hex');
	await owner`insert into sessions (id_hash, account_id, factor_at, expires_at)
		values (${hash}, ${account}, now(), now() + interval '1 day')`;
	return `session=${id}`;
}

const everybody = (): Name[] => ['public', ...(Object.keys(cast) as (keyof Cast)[])];

async function headersOf(name: Name): Promise<Record<string, string>> {
	const person: Person | null = name === 'public' ? null : cast[name];
	return {
		apikey: inject('publishableKey'),
		...(person && { authorization: `Bearer ${await tokenOf(person)}` }),
		'content-type': 'application/json',
	};
}

/** Everything that is stored, as one number per table, but for what asking leaves behind. */
async function fingerprints(): Promise<Record<string, string>> {
	const tables = await owner.begin(listTables);
	const parts = tables
		.filter((table) => !['audit_events', 'audit_seals', 'sessions'].includes(table))
		.map(
			(table) => `select '${table}' as name, md5(string_agg(t::text, '' order by t::text))
			as said from public.${table} t`,
		);
	const rows = await owner.unsafe<{ name: string; said: string }[]>(parts.join(' union all '));
	return Object.fromEntries(rows.map(({ name, said }) => [name, said]));
}

interface Write {
	readonly method: string;
	readonly address: string;
	readonly body: string | null;
}

/** One row to insert, and all rows to change and to delete, of every table. */
async function listWrites(): Promise<Write[]> {
	const tables = await owner<{ name: string; column: string }[]>`
		select table_name as name, min(column_name) as column
		from information_schema.columns natural join information_schema.tables
		where table_schema = 'public' and table_type = 'BASE TABLE' group by 1`;
	return tables.flatMap(({ name, column }) => {
		const address = `${name}?${column}=not.is.null`;
		const body = JSON.stringify({ [column]: null });
		return [
			{ method: 'POST', address: name, body },
			{ method: 'PATCH', address, body },
			{ method: 'DELETE', address, body: null },
		];
	});
}

describe('through the gateway', () => {
	it('everybody selects what the table says', { timeout: 300_000 }, async () => {
		const seen = new Map<Name, Set<string>>();
		for (const name of everybody()) {
			const headers = await headersOf(name);
			const tables = new Set<string>();
			for (const table of Object.keys(reads)) {
				const about = aboutWhom(table, cast);
				const filter = about ? `&${about.column}=eq.${about.value}` : '';
				const asked = `select=${narrow[table] ?? '*'}&limit=1${filter}`;
				const url = `${inject('supabaseUrl')}/rest/v1/${table}?${asked}`;
				const answer = await fetch(url, { headers });
				const rows: unknown = answer.ok ? await answer.json() : [];
				if ((rows as unknown[]).length > 0) tables.add(table);
			}
			seen.set(name, tables);
		}
		expect(differences(seen, reads)).toEqual([]);
	});

	it('nobody inserts, updates or deletes a row of any table', { timeout: 300_000 }, async () => {
		const before = await fingerprints();
		const attempts = await listWrites();
		const accepted: string[] = [];
		for (const name of everybody()) {
			const headers = await headersOf(name);
			for (const { method, address, body } of attempts) {
				const url = `${inject('supabaseUrl')}/rest/v1/${address}`;
				const { status } = await fetch(url, { method, headers, body });
				if (status < 400 || status >= 500) accepted.push(`${name} ${method} ${address} ${status}`);
			}
		}
		expect(accepted).toEqual([]);
		expect(await fingerprints()).toEqual(before);
	});
});

interface Shown {
	readonly address: string;
	/** What the record says in words: on the page only for those who may read it. */
	readonly words: readonly string[];
}

/** Where a page shows the first village's records, a few at most. */
async function recordsOf({ id }: Route): Promise<Shown[]> {
	const { table } = shownOn(id);
	const about = aboutWhom(table, cast);
	const rows = await owner.unsafe<{ record: Record<string, unknown> }[]>(
		`select to_jsonb(t) as record from public.${table} t
		${about ? `where ${about.column} = '${about.value}'` : ''} limit 3`,
	);
	return rows.map(({ record }) => {
		const key = String(record['id'] ?? record['seq'] ?? record['round_id']);
		const whole = wholes[table] ? record[wholes[table]] : ofRound(id, record);
		const words = [record['title'], record['note'], record['description']];
		return {
			address: id
				.replace(/\[(?:milestone|asset|notice|objection|line|action)=uuid\]/, key)
				.replace('[match=uuid]', key)
				.replace('[question=uuid]', key)
				.replace('[id=uuid]', String(whole ?? key))
				.replace('[seq]', key),
			words: words.filter((word) => typeof word === 'string').filter((word) => word.length > 2),
		};
	});
}

/** What hangs on a project or a meeting is addressed by it: the column that names it. */
const wholes: Readonly<Record<string, string>> = {
	milestones: 'project_id',
	assets: 'project_id',
	notices: 'project_id',
	meeting_items: 'meeting_id',
};

/** What hangs on a round is addressed by it. */
function ofRound(id: string, record: Record<string, unknown>): unknown {
	return id.startsWith('/desk/matching/') ? record['round_id'] : undefined;
}

function ask(name: Name, address: string, init: RequestInit = {}): Promise<Response> {
	const cookie = cookies.get(name);
	const headers = { accept: 'text/html', ...(cookie && { cookie }), ...init.headers };
	return fetch(origin + address, { redirect: 'manual', ...init, headers });
}

/** But for the files of a list, which hold what its reader may read of each record. */
const withRecord = listRoutes().filter(({ id }) => /^\/desk\/.*\[(?!file=file)/.test(id));

/** Those of the cast who may read the table, and the others. */
function namesOf(allowed: (reader: Reader) => boolean): Name[] {
	const readers = [...new Set(Object.values(reads).flat())];
	return readers.filter(allowed).flatMap((reader) => playersOf(reader));
}

describe('through the application', () => {
	it('says of every page with an id whose record it shows', () => {
		expect(Object.keys(shows).toSorted()).toEqual(withRecord.map(({ id }) => id).toSorted());
	});

	it.each(withRecord)('$id opens for those who may read it', { timeout: 60_000 }, async (route) => {
		const { table, only } = shownOn(route.id);
		const records = await recordsOf(route);
		const wrong: string[] = [];
		for (const name of namesOf((who) => reads[table]!.includes(who))) {
			const answers = await Promise.all(records.map(({ address }) => ask(name, address)));
			if (!only && !answers.some(({ status }) => status === 200)) wrong.push(`${name} is kept out`);
		}
		for (const name of namesOf((who) => !reads[table]!.includes(who))) {
			for (const { address, words } of records) {
				const answer = await ask(name, address);
				const text = await answer.text();
				// A form at an id that somebody does not see is an empty one, for a new record.
				const opens = answer.status === 200 && !address.endsWith('/edit');
				const told = words.filter((word) => text.includes(word));
				if (opens || told.length || answer.status >= 500) wrong.push(`${name} ${address} ${told}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it.each(withRecord.filter(({ forms }) => forms.length))(
		'$id takes no form from those who may not read it',
		{ timeout: 120_000 },
		async (route) => {
			const { table } = shownOn(route.id);
			const before = await fingerprints();
			const forms = route.forms.filter((form) => !ofOneself.includes(form));
			const [record] = await recordsOf(route);
			const wrong: string[] = [];
			for (const name of namesOf((who) => !reads[table]!.includes(who))) {
				for (const form of forms) {
					const body = new URLSearchParams({ note: '测试', version: '1', act: 'submit' });
					const sent = { method: 'POST', headers: { origin }, body };
					const { status } = await ask(name, record!.address + form, sent);
					const isLed = name === 'public' && status === 303;
					if (!isLed && (status < 400 || status >= 500)) wrong.push(`${name} ${form} ${status}`);
				}
			}
			expect(wrong).toEqual([]);
			expect(await fingerprints()).toEqual(before);
		},
	);
});
