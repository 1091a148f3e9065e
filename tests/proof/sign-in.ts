import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { buildIfNeeded } from '../../supabase/local/build.ts';
import { seedIfEmpty } from '../../supabase/local/demo.ts';
import { startChild, type Child } from '../../supabase/local/processes.ts';
import { openStack } from '../../supabase/local/stack.ts';

/**
 * `npm run proof -- sign-in`: through the form of the running app, wrong passwords for logins that
 * exist, for others that exist, and for logins that do not, in turns; the medians of the last must
 * differ from the known ones no more than known ones do among themselves. Then 1,000 wrong ones at
 * one account, while others and its owner's known browser sign in. Control: an app that returns
 * early for unknown logins must be caught.
 */
const ROUNDS = 150;
const CONTROL_ROUNDS = 40;
const FLOOD = 1000;
const AT_ONCE = 10;

interface Account {
	readonly login: string;
	readonly password: string;
}

const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-sign-in-'));
await chmod(dataDir, 0o755);
buildIfNeeded();
const stack = await openStack(dataDir);
await seedIfEmpty(stack, dataDir);
const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as Account[];
const sql = postgres(stack.env.DATABASE_URL, { max: 1 });

/** Every try comes from an address of its own: what is measured is not the budget of one. */
async function startApp(port: number, more: Record<string, string> = {}) {
	const origin = `http://127.0.0.1:${port}`;
	const { DATABASE_URL, ...supabase } = stack.env;
	const app: Child = startChild('app', ['build/index.js'], {
		PATH: process.env['PATH'] ?? '',
		...supabase,
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: origin,
		ADDRESS_HEADER: 'x-address',
		...more,
	});
	while (!(await fetch(`${origin}/healthz`).catch(() => null))?.ok) await wait(50);
	return { origin, stop: () => app.stop() };
}

let addresses = 0;
async function tryIn(origin: string, { login, password }: Account, cookie = '') {
	const began = performance.now();
	const n = addresses++;
	const answer = await fetch(`${origin}/account/sign-in`, {
		method: 'POST',
		body: new URLSearchParams({ login, password }),
		headers: {
			origin,
			cookie,
			accept: 'text/html',
			'x-address': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
		},
		redirect: 'manual',
	});
	await answer.arrayBuffer();
	const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
	return { status: answer.status, ms: performance.now() - began, cookies };
}

const kinds = ['known', 'other', 'unknown'] as const;
type Sample = Record<(typeof kinds)[number], number[]>;

/** Each known login few times, so that none of them has to wait. */
async function measure(origin: string, rounds: number): Promise<Sample> {
	const sample: Sample = { known: [], other: [], unknown: [] };
	for (let round = 0; round < rounds; round++) {
		for (const kind of kinds.toSorted(() => randomInt(3) - 1)) {
			const place = (2 * round + (kind === 'known' ? 0 : 1)) % accounts.length;
			const known = accounts[place]!.login;
			const login = kind === 'unknown' ? known.replace(/^/, `x${randomInt(1e6)}-`) : known;
			const { status, ms } = await tryIn(origin, { login, password: 'not the password' });
			if (status !== 400) throw new Error(`${kind}: ${status}`);
			sample[kind].push(ms);
		}
	}
	return sample;
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How far the medians of two samples of the known lie apart, by chance alone, 99 times of 100. */
function chance({ known, other }: Sample): number {
	const pool = [...known, ...other];
	const draw = () => median(known.map(() => pool[randomInt(pool.length)]!));
	const gaps = Array.from({ length: 5000 }, () => Math.abs(draw() - draw()));
	return gaps.toSorted((a, b) => a - b)[4950]!;
}

/** Whether the unknown can be told from the known by time. */
function isTold(name: string, sample: Sample): boolean {
	const pool = [...sample.known, ...sample.other];
	const gap = Math.abs(median(sample.unknown) - median(pool));
	const bound = chance(sample);
	const [known, other, unknown] = kinds.map((kind) => median(sample[kind]).toFixed(2));
	console.log(
		`${name}: medians known ${known} ms, known again ${other} ms, unknown ${unknown} ms; ` +
			`apart ${gap.toFixed(2)} ms, by chance up to ${bound.toFixed(2)} ms`,
	);
	return gap > bound;
}

/** Wrong passwords at one account as fast as they go; how many were looked at. */
async function flood(origin: string, login: string): Promise<number> {
	let left = FLOOD;
	const worker = async () => {
		while (left-- > 0) {
			const { status } = await tryIn(origin, { login, password: 'not the password' });
			if (status !== 400) throw new Error(`flood: ${status}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	const key = createHash('sha256').update(login).digest('hex');
	const [row] = await sql<{ failures: number }[]>`
		select failures from sign_in_attempts where scope = 'login' and key = ${key}`;
	return row?.failures ?? 0;
}

async function proveBounds(origin: string): Promise<boolean> {
	const [victim, ...others] = accounts as [Account, ...Account[]];
	await sql`delete from sign_in_attempts`;
	const device = (await tryIn(origin, victim)).cookies.find((one) => one.startsWith('device='))!;
	const began = performance.now();
	const flooding = flood(origin, victim.login);
	const bystanders = [];
	for (const other of others.slice(0, 20)) bystanders.push(await tryIn(origin, other));
	const home = await tryIn(origin, victim, device);
	const looked = await flooding;
	const seconds = (performance.now() - began) / 1000;
	const [stranger, after] = [await tryIn(origin, victim), await tryIn(origin, victim, device)];
	// Ten are free, the eleventh is on credit, then one for each power of two seconds gone by.
	const bound = 11 + Math.ceil(Math.log2(seconds + 1)) + 1;
	const letIn = bystanders.filter(({ status }) => status === 303).length;
	console.log(
		`${FLOOD} wrong at one account in ${seconds.toFixed(1)} s: ${looked} looked at (at most ` +
			`${bound}); others let in meanwhile ${letIn} of ${bystanders.length}; known browser ` +
			`${home.status} and ${after.status}, a new one ${stranger.status}`,
	);
	const isOpen = home.status === 303 && after.status === 303 && stranger.status === 400;
	return looked >= 10 && looked <= bound && letIn === bystanders.length && isOpen;
}

const app = await startApp(4271);
const isEnumerable = isTold('sign-in', await measure(app.origin, ROUNDS));
const isBounded = await proveBounds(app.origin);
await app.stop();
await sql`delete from sign_in_attempts`;
const early = pathToFileURL(join(import.meta.dirname, 'early.mjs')).href;
const hasty = await startApp(4272, { NODE_OPTIONS: `--import ${early}` });
const isCaught = isTold('control that returns early', await measure(hasty.origin, CONTROL_ROUNDS));
await hasty.stop();
await sql.end();
await stack.stop(true);
await rm(dataDir, { recursive: true, force: true });
if (isEnumerable) console.error('unknown logins can be told by time');
if (!isBounded) console.error('attempts are not bounded, or bound somebody else');
if (!isCaught) console.error('the control was not caught: this proves nothing');
process.exitCode = isEnumerable || !isBounded || !isCaught ? 1 : 0;
