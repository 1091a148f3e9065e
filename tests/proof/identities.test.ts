import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { gather, type Cast, type Person } from '../database/people.ts';
import { tokenOf } from './token.ts';

/**
 * `npm run proof -- identities`: 3 000 requests of eight people of eight organizations, mixed with
 * errors, refusals and connections given up half-way, over connections that they share. Everybody
 * must get the memberships of the own organization and nobody else's. The control is a pool in
 * which the identity is set for the session instead of the transaction: it must be caught.
 */
const requests = 3000;
const atOnce = 40;
const chosen = [
	'villageEditor',
	'otherVillage',
	'township',
	'countyEditor',
	'cityEditor',
	'donorEditor',
	'otherDonor',
	'charityEditor',
] as const satisfies readonly (keyof Cast)[];

interface User {
	readonly person: Person;
	readonly token: string;
}

const owner = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
let users: User[];

beforeAll(async () => {
	const cast = await owner.begin(gather);
	users = await Promise.all(
		chosen.map(async (name) => ({ person: cast[name], token: await tokenOf(cast[name]) })),
	);
});
afterAll(() => owner.end());

/** Sends `count` numbered questions, `atOnce` at a time. */
async function flood(count: number, ask: (turn: number) => Promise<void>): Promise<void> {
	let turn = 0;
	const worker = async () => {
		while (turn < count) await ask(turn++);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}

interface Counts {
	own: number;
	foreign: number;
	disturbed: number;
}

async function askGateway({ person, token }: User, turn: number, counts: Counts): Promise<void> {
	const headers = { apikey: inject('publishableKey'), authorization: `Bearer ${token}` };
	const path = [
		'memberships?select=organization_id',
		'memberships?select=nothing',
		'rpc/submit_need',
	];
	const kind = turn % 10 < 6 ? 0 : turn % 10 < 8 ? 1 : 2;
	const isGivenUp = turn % 7 === 0;
	const sent = fetch(`${inject('supabaseUrl')}/rest/v1/${path[kind]}`, {
		headers: kind === 2 ? { ...headers, 'content-type': 'application/json' } : headers,
		...(kind === 2 && { method: 'POST', body: JSON.stringify({ id: crypto.randomUUID() }) }),
		...(isGivenUp && { signal: AbortSignal.timeout(1 + (turn % 5)) }),
	});
	try {
		const answer = await sent;
		if (!answer.ok) counts.disturbed++;
		else judge((await answer.json()) as Row[], person, counts);
	} catch {
		counts.disturbed++;
	}
}

interface Row {
	readonly organization_id: string;
}

function judge(rows: readonly Row[], { organization }: Person, counts: Counts): void {
	const foreign = rows.filter((row) => row.organization_id !== organization).length;
	counts.foreign += foreign;
	if (foreign === 0 && rows.length > 0) counts.own++;
}

it('nobody ever gets what is another’s', { timeout: 300_000 }, async () => {
	const counts = { own: 0, foreign: 0, disturbed: 0 };
	await flood(requests, (turn) => askGateway(users[turn % users.length]!, turn, counts));
	console.log('through the gateway', counts);
	expect(counts.foreign).toBe(0);
	expect(counts.own).toBeGreaterThan(requests / 3);
	expect(counts.disturbed).toBeGreaterThan(requests / 4);
});

it('an identity set for the session would be caught', { timeout: 300_000 }, async () => {
	const pool = postgres(inject('databaseUrl'), { max: 4, onnotice: () => {} });
	const counts = { own: 0, foreign: 0, disturbed: 0 };
	await flood(1000, async (turn) => {
		const { person } = users[turn % users.length]!;
		await setForSession(pool, person);
		const rows = await pool<Row[]>`select organization_id from public.memberships`;
		judge([...rows], person, counts);
	});
	await pool.end();
	console.log('identity set for the session', counts);
	expect(counts.foreign).toBeGreaterThan(0);
});

async function setForSession(pool: postgres.Sql, person: Person): Promise<void> {
	const claims = {
		sub: person.account,
		role: 'authenticated',
		organization_id: person.organization,
	};
	await pool`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, false),
		set_config('role', 'authenticated', false)`;
}
