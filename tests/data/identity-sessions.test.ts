import type { Cookies } from '@sveltejs/kit';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withinRequest } from '#data/client.server.ts';
import { endOtherSessions, endSession, listSessions } from '#data/identity-sessions.server.ts';
import { confirmSession } from '#data/identity-sign-in.server.ts';
import { beginSession, signOut, whoAsks } from '#http/session.server.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';
import { gather, type Cast, type Person } from '../database/people.ts';

/** The adapter sees what is committed only, so these stories have a stack of their own. */
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
let stack: Stack;
let sql: postgres.Sql;
let cast: Cast;

beforeAll(async () => {
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
	for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
	sql = postgres(stack.env.DATABASE_URL, { max: 2, onnotice: () => {} });
	cast = await sql.begin(gather);
});

afterAll(async () => {
	await sql.end();
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

/** A browser as far as cookies go. */
function browser(): Cookies {
	const jar = new Map<string, string>();
	return {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string) => void jar.set(name, value),
	} as unknown as Cookies;
}

/** The same cookies in another hand, as they were. */
function stolen(cookies: Cookies): Cookies {
	const copy = browser();
	copy.set('session', cookies.get('session') ?? '', { path: '/' });
	return copy;
}

async function signedIn({ account }: Person, now = new Date()): Promise<Cookies> {
	const cookies = browser();
	await beginSession(cookies, account, { device: 'Chrome · Windows', now });
	return cookies;
}

const isIn = async (cookies: Cookies, now?: Date) => (await whoAsks(cookies, now))?.actor != null;
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const earlier = (hours: number) => later(-hours);

async function handleOf(cookies: Cookies, { account }: Person): Promise<string> {
	const sessions = await listSessions(account, cookies.get('session')!);
	return sessions.find(({ isCurrent }) => isCurrent)!.handle;
}

describe('a cookie that was stolen', () => {
	const events: Record<string, (cookies: Cookies, owner: Person) => Promise<unknown>> = {
		'the owner signed out': (cookies) => signOut(cookies),
		'the owner ended this session': async (cookies, owner) =>
			endSession(owner.account, await handleOf(cookies, owner)),
		'the owner ended all others': async (_, owner) =>
			endOtherSessions(owner.account, (await signedIn(owner)).get('session')!),
		'the account was disabled': (_, owner) =>
			sql`update accounts set disabled_at = now() where id = ${owner.account}`,
		'the row has expired': (_, owner) =>
			sql`update sessions set expires_at = now() where account_id = ${owner.account}`,
		'the membership was ended': (_, owner) =>
			sql`update memberships set status = 'ended' where account_id = ${owner.account}`,
		'a second factor counts, which it has not given': (_, owner) =>
			sql`insert into second_factors
				(account_id, secret_sealed, last_step, confirmed_at, created_at)
				values (${owner.account}, 'sealed', 1, now(), now())`,
	};

	it('is accepted as long as nothing happened', async () => {
		const cookies = await signedIn(cast.donorViewer);
		expect(await isIn(stolen(cookies))).toBe(true);
	});

	it('is not accepted after any of these', async () => {
		const owners: Person[] = [cast.donorEditor, cast.cityEditor, cast.countyEditor];
		owners.push(cast.charityEditor, cast.township, cast.villageEditor, cast.supervisor);
		for (const [at, [event, happen]] of Object.entries(events).entries()) {
			const cookies = await signedIn(owners[at]!);
			const thief = stolen(cookies);
			expect(await isIn(thief), event).toBe(true);
			await happen(cookies, owners[at]!);
			expect(await isIn(thief), event).toBe(false);
		}
	});

	it('is not accepted after so long without a request, or at all', async () => {
		const cookies = await signedIn(cast.countyApprover, earlier(3));
		expect(await isIn(stolen(cookies))).toBe(false);
		const busy = await signedIn(cast.countyApprover, earlier(11));
		await sql`update sessions set seen_at = now()
			where account_id = ${cast.countyApprover.account}`;
		expect(await isIn(stolen(busy))).toBe(true);
		expect(await isIn(stolen(busy), later(1.5))).toBe(false);
	});

	it('ends for good when it is over: a clock set back does not bring it back', async () => {
		const cookies = await signedIn(cast.auditAdministrator);
		expect(await isIn(stolen(cookies), later(0.6))).toBe(false);
		expect(await isIn(stolen(cookies))).toBe(false);
	});
});

describe('a session', () => {
	it('is ended by its owner only', async () => {
		const cookies = await signedIn(cast.otherDonor);
		const handle = await handleOf(cookies, cast.otherDonor);
		await endSession(cast.donorViewer.account, handle);
		await endOtherSessions(cast.donorViewer.account, 'x');
		expect(await isIn(cookies)).toBe(true);
	});

	it('approves money for ten minutes after its owner has proved who they are', async () => {
		const cookies = await signedIn(cast.receivingCity);
		const proven = async (now: Date) => (await whoAsks(cookies, now))!.person.isProven;
		expect(await proven(later(9.9 / 60))).toBe(true);
		expect(await proven(later(10.2 / 60))).toBe(false);
		await confirmSession(cookies.get('session')!, later(0.5));
		expect(await proven(later(0.6))).toBe(true);
	});

	it('is a new one at every sign-in, and the one before it ends', async () => {
		const cookies = await signedIn(cast.otherCounty);
		const before = stolen(cookies);
		await beginSession(cookies, cast.otherCounty.account, { device: '', now: new Date() });
		expect(cookies.get('session')).not.toBe(before.get('session'));
		expect(await isIn(before)).toBe(false);
	});

	it('is kept as a digest, with the last request to the minute', async () => {
		const cookies = await signedIn(cast.otherVillage, earlier(1));
		await isIn(cookies);
		const [row] = await sql`select id_hash, seen_at > now() - interval '1 minute' as is_seen
			from sessions where account_id = ${cast.otherVillage.account}`;
		expect(row!['id_hash']).not.toContain(cookies.get('session'));
		expect(row!['is_seen']).toBe(true);
	});

	it('of somebody who must enrol first reaches no desk where that is required', async () => {
		vi.stubEnv('REQUIRE_SECOND_FACTOR', '1');
		const asked = await whoAsks(await signedIn(cast.cityApprover));
		expect(asked).toMatchObject({ actor: null, person: { stage: 'enrol' } });
		const viewer = await whoAsks(await signedIn(cast.donorViewer));
		expect(viewer!.person.stage).toBe('full');
		vi.stubEnv('REQUIRE_SECOND_FACTOR', '');
	});
});

it('coming and going are events that bear the id of their request', async () => {
	const { account } = cast.supervisor;
	const [arrival, departure] = [crypto.randomUUID(), crypto.randomUUID()];
	const cookies = await withinRequest(arrival, () => signedIn(cast.supervisor));
	await withinRequest(departure, () => signOut(cookies));
	const told = await sql`select act, account_id, request_id from audit_events
		where request_id in (${arrival}, ${departure}) order by seq`;
	expect([...told]).toEqual([
		{ act: 'sign_in', account_id: account, request_id: arrival },
		{ act: 'sign_out', account_id: account, request_id: departure },
	]);
});
