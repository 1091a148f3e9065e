import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { searchFor, searchWords } from '#domain/regions/search.ts';
import { spellName } from '#http/spelling.server.ts';
import { readDivisionSet } from '../../supabase/local/divisions.ts';
import { takeDivisions } from '../../supabase/local/take-divisions.ts';
import { inventDivisions } from './invented-divisions.ts';
import { openPortal } from './portal.ts';

/**
 * Searching over all villages: the page of the portal, the gateway alone, and the bare SQL of the
 * same question, side by side. The divisions of the country are invented, or those of the folder
 * that DIVISIONS names (provinces.csv … villages.csv).
 */
const QUESTIONS = 150;
/** A server that has been up for a minute: its code is compiled by then. */
const WARM = 250;

const folder = process.env['DIVISIONS'];
const portal = await openPortal(4263);
const sql = postgres(portal.env.DATABASE_URL, { max: 1, onnotice: () => {} });

const start = performance.now();
const set = folder ? readDivisionSet(folder) : inventDivisions();
const taking = { asOf: '2023-06-30', successors: [], mayEndMany: true, tell: () => {} };
const taken = await sql.begin((tx) => takeDivisions(tx, set, taking));
console.log(`${taken.added} divisions taken in ${seconds(performance.now() - start)} s`);
await sql`vacuum public.regions`;

const ways = { page: askPage, gateway: askGateway, SQL: askSql };
const kinds = {
	'two characters': (name: string) => name.slice(0, 2),
	'whole name': (name: string) => name,
	'first letters': (name: string) => spellName(name).initials.slice(0, 3),
	'one character wrong': (name: string) => `${name.slice(0, 1)}某${name.slice(2)}`,
};
for (const [kind, typedOf] of Object.entries(kinds)) await measure(kind, typedOf);
await sql.end();
await portal.stop();

async function measure(kind: string, typedOf: (name: string) => string): Promise<void> {
	const villages = set.divisions.filter(({ code }) => !code.endsWith('000'));
	const step = Math.floor(villages.length / (QUESTIONS + WARM));
	const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]));
	for (let nr = 0; nr < QUESTIONS + WARM; nr += 1) {
		const typed = typedOf(villages[nr * step]!.name);
		// One after the other, so that a noisy neighbour disturbs all three alike.
		for (const [way, ask] of Object.entries(ways)) {
			const from = performance.now();
			await ask(typed);
			if (nr >= WARM) times.get(way)!.push(performance.now() - from);
		}
	}
	const [bare] = [quantile(times.get('SQL')!, 0.95)];
	for (const [way, took] of times) {
		const [p50, p95] = [quantile(took, 0.5), quantile(took, 0.95)];
		const ratio = (p95 / bare).toFixed(2);
		console.log(
			`${kind.padEnd(20)} ${way.padEnd(8)} p50 ${p50.toFixed(1).padStart(6)} ms   ` +
				`p95 ${p95.toFixed(1).padStart(6)} ms   p95 ÷ SQL = ${ratio}`,
		);
	}
}

async function askPage(typed: string): Promise<void> {
	const answer = await fetch(`${portal.origin}/search?q=${encodeURIComponent(typed)}`);
	if (!answer.ok) throw new Error(`${typed}: ${answer.status}`);
	await answer.text();
}

async function askGateway(typed: string): Promise<void> {
	const answer = await fetch(`${portal.env.SUPABASE_URL}/rest/v1/rpc/search_published`, {
		method: 'POST',
		headers: {
			apikey: portal.env.SUPABASE_PUBLISHABLE_KEY,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ ...questionOf(typed), most: 6 }),
	});
	if (!answer.ok) throw new Error(`${typed}: ${answer.status}`);
	await answer.text();
}

async function askSql(typed: string): Promise<void> {
	const { words, near, sound } = questionOf(typed);
	await sql`select * from public.search_published(${words as string[]}::text[],
		${near as string[]}::text[], ${sound}, 6)`;
}

function questionOf(typed: string) {
	return searchFor(searchWords(typed), (name) => spellName(name).full);
}

function quantile(took: readonly number[], share: number): number {
	const sorted = [...took].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function seconds(milliseconds: number): string {
	return (milliseconds / 1000).toFixed(1);
}
