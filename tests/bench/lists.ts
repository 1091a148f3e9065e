import { SignJWT } from 'jose';
import postgres from 'postgres';
import { Importer } from '../proof/import-stage.ts';
import { fill, sizeOf } from './ledger-fixture.ts';
import { openPortal } from './portal.ts';

/*
 * Second half of `npm run bench -- pages`, what no page in memory helps: page 10,000 of a ledger of
 * a million rows beside its first, at most 1.2 times as long; and lists of the desk beside the bare
 * REST read of the same rows with the same rights. The sides are asked in turn, and their medians
 * compared.
 */
const [ROWS, PAGE, DEEP, TIMES, MOST] = [1_000_000, 50, 10_000, 60, 1.2];
const reader = 'weiyuan-editor';

const portal = await openPortal(4264);
const sql = postgres(portal.env.DATABASE_URL, { max: 1, onnotice: () => {} });
try {
	await desk();
	await depth();
} finally {
	await sql.end({ timeout: 5 });
	await portal.stop();
}

async function depth(): Promise<void> {
	const [{ newest }] = await sql<[{ newest: number }]>`
		select coalesce(max(seq), 0)::integer as newest from published_postings`;
	await fill(sql, newest, sizeOf(ROWS));
	// Each address but once: an answer that is kept would be none of the database.
	const pageAfter = (seq: number) => () => ask(`${portal.origin}/ledger?after=${seq}_${seq}`);
	let turn = 0;
	const { first, deep } = await medians({
		first: () => pageAfter(ROWS - turn++)(),
		deep: () => pageAfter(ROWS - (DEEP - 1) * PAGE - turn++)(),
	});
	const ratio = deep / first;
	if (ratio > MOST) process.exitCode = 1;
	console.log(`${ratio > MOST ? '!' : ' '} ledger of ${ROWS}: page 1 ${first.toFixed(1)} ms,`);
	console.log(`  page ${DEEP} ${deep.toFixed(1)} ms, ratio ${ratio.toFixed(2)}, at most ${MOST}`);
}

async function desk(): Promise<void> {
	const { cookie } = await Importer.signIn(portal, reader);
	const rest = await restHeaders();
	const page = (path: string) => () => ask(portal.origin + path, { cookie, accept: 'text/html' });
	const bare = (query: string) => () => ask(`${portal.env.SUPABASE_URL}/rest/v1/${query}`, rest);
	const rows = (table: string, by: string, columns = '*') =>
		`${table}?select=${columns}&order=${by}.desc,id.desc&limit=${PAGE + 1}`;
	const lists = {
		needs: rows('needs', 'edited_at'),
		pledges: rows('pledges', 'created_at', 'id,status,nature,form,amount_fen'),
		projects: rows('projects', 'created_at'),
	};
	for (const [name, query] of Object.entries(lists)) {
		const took = await medians({ page: page(`/desk/${name}`), rest: bare(query) });
		const ratio = (took.page / took.rest).toFixed(1);
		console.log(`  /desk/${name}: ${took.page.toFixed(1)} ms, ${ratio} × the bare REST read`);
	}
}

/** As the app would ask for this person. */
async function restHeaders(): Promise<Record<string, string>> {
	const [person] = await sql<[{ account: string; id: string; kind: string; region_code: string }]>`
		select m.account_id as account, o.id, o.kind, o.region_code
		from memberships m
		join organizations o on o.id = m.organization_id
		join credentials c on c.account_id = m.account_id
		where c.login like ${`${reader}%`}`;
	const claims = {
		role: 'authenticated',
		organization_id: person.id,
		organization_kind: person.kind,
		region_code: person.region_code,
		member_role: 'editor',
	};
	const token = await new SignJWT(claims)
		.setProtectedHeader({ alg: 'HS256' })
		.setSubject(person.account)
		.setAudience('authenticated')
		.setExpirationTime('30m')
		.sign(new TextEncoder().encode(portal.env.SUPABASE_JWT_SECRET));
	return { apikey: portal.env.SUPABASE_PUBLISHABLE_KEY, authorization: `Bearer ${token}` };
}

async function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
	const answer = await fetch(url, { headers });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 200)}`);
}

/** Milliseconds, the median of each side; asked in turn, after three of each that do not count. */
async function medians<Side extends string>(
	sides: Readonly<Record<Side, () => Promise<void>>>,
): Promise<Record<Side, number>> {
	const names = Object.keys(sides) as Side[];
	const took = Object.fromEntries(names.map((name) => [name, [] as number[]]));
	for (let time = -3; time < TIMES; time += 1) {
		for (const name of names) {
			const start = performance.now();
			await sides[name]();
			if (time >= 0) took[name]!.push(performance.now() - start);
		}
	}
	const middle = names.map((name) => [name, took[name]!.toSorted((one, other) => one - other)]);
	return Object.fromEntries(
		middle.map(([name, times]) => [name, (times as number[])[Math.floor(TIMES / 2)]]),
	) as Record<Side, number>;
}
