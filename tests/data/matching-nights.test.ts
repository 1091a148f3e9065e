import { Logger, runOnce } from 'graphile-worker';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setting } from '#data/client.server.ts';
import { endDay } from '#work/nights.server.ts';
import { runRound } from '#work/rounds.server.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';
import { become, refusalOf, type Tx } from '../database/become.ts';
import { need, offer, openOf, start, yuangudui } from '../database/market.ts';
import { gather, type Cast, type Person } from '../database/people.ts';

/** Sessions that race, and the night's task with its engine, see what is committed only. */
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
let stack: Stack;
let sql: postgres.Sql;
let cast: Cast;
const silent = new Logger(() => () => {});

beforeAll(async () => {
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
	for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
	sql = postgres(stack.env.DATABASE_URL, { max: 4, onnotice: () => {} });
	cast = await sql.begin(gather);
	await sql`insert into region_statistics (region_code, year, population, source)
		values (${yuangudui}, 2025, 900, '年报')`;
});

afterAll(async () => {
	await sql.end();
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

/** One statement of somebody's, committed. */
const say = (person: Person, act: (tx: Tx) => Promise<unknown>) =>
	sql.begin(async (tx) => {
		await become(tx, person);
		return await act(tx);
	});

async function night(): Promise<void> {
	const connectionString = setting('DATABASE_URL');
	const taskList = { end_day: endDay, run_round: runRound };
	await sql`select graphile_worker.add_job('end_day')`;
	await runOnce({ connectionString, taskList, parsedCronItems: [], logger: silent });
}

/** What everybody was told, by id. */
const announcements = () =>
	sql<{ id: string }[]>`select id, need_id, offer_id, quantity, status, expires_on, quality,
		reasons, donor_decision, village_decision from proposals
		where expires_on is not null order by id`;

/** Runs both in sessions of their own: the second begins while the first holds its locks. */
async function race(
	first: readonly [Person, (tx: Tx) => Promise<unknown>],
	second: readonly [Person, (tx: Tx) => Promise<unknown>],
): Promise<(string | null)[]> {
	const waiting = Promise.withResolvers<void>();
	const late = waiting.promise.then(() =>
		sql.begin(async (tx) => {
			await become(tx, second[0]);
			return await refusalOf(tx, second[1]);
		}),
	);
	const early = await sql.begin(async (tx) => {
		await become(tx, first[0]);
		const refused = await refusalOf(tx, first[1]);
		waiting.resolve();
		await untilSomebodyWaits();
		return refused;
	});
	return [early, await late];
}

async function untilSomebodyWaits(): Promise<void> {
	await expect
		.poll(async () => {
			const rows = await sql`select from pg_stat_activity
				where wait_event_type = 'Lock' and datname = current_database()`;
			return rows.length;
		})
		.toBeGreaterThan(0);
}

const propose = (offerId: string, needId: string, fen: number) => (tx: Tx) =>
	tx`select propose_to_need(${randomUUID()}, ${offerId}, ${needId}, ${fen})`;

describe('two sessions that want the same money', () => {
	it('do not both get it: the second counts what the first left of the need', async () => {
		const [n, o, p] = await sql.begin(async (tx) => [
			await need(tx, cast),
			await offer(tx, cast),
			await offer(tx, cast),
		]);
		const said = await race(
			[cast.donorApprover, propose(o!, n!, 6_000_000)],
			[cast.donorApprover, propose(p!, n!, 6_000_000)],
		);
		expect(said).toEqual([null, 'proposal.quantity_out_of_bounds']);
		expect(await sql.begin((tx) => openOf(tx, 'need', n!))).toBe(4_000_000);
	});

	it('nor of the offer, for two needs', async () => {
		const [n, m, o] = await sql.begin(async (tx) => [
			await need(tx, cast),
			await need(tx, cast),
			await offer(tx, cast),
		]);
		const said = await race(
			[cast.donorApprover, propose(o!, n!, 6_000_000)],
			[cast.donorApprover, propose(o!, m!, 6_000_000)],
		);
		expect(said).toEqual([null, 'proposal.quantity_out_of_bounds']);
		expect(await sql.begin((tx) => openOf(tx, 'offer', o!))).toBe(4_000_000);
	});
});

describe('a village that says yes while the donor lowers it', () => {
	it('is not bound to what it had not read', async () => {
		const [n, o] = await sql.begin(async (tx) => [await need(tx, cast), await offer(tx, cast)]);
		const id = randomUUID();
		await sql`insert into proposals (id, need_id, offer_id, village_code, commodity, quantity,
			nature, expires_on) values (${id}, ${n!}, ${o!}, ${yuangudui}, 'money', 6000000,
			'social_donation', private.today() + 14)`;
		const accept = (fen: number) => (tx: Tx) =>
			tx`select decide_proposal(${id}, 'accepted', quantity => ${fen})`;
		const said = await race(
			[cast.donorApprover, accept(1_000_000)],
			[cast.villageApprover, accept(6_000_000)],
		);
		expect(said).toEqual([null, 'proposal.quantity_changed']);
	});
});

describe('a night after a donor has declined', () => {
	it('deals its money out anew, and moves nothing that was announced', async () => {
		await sql`update needs set status = 'withdrawn'`;
		await sql`update offers set status = 'closed'`;
		await sql.begin(async (tx) => {
			for (const fen of [9_000_000, 5_000_000, 4_000_000]) await need(tx, cast, { fen });
			for (const fen of [6_000_000, 6_000_000]) await offer(tx, cast, { fen });
		});
		const round = randomUUID();
		await say(cast.countyEditor, start({ id: round }));
		await night();
		await say(cast.countyApprover, (tx) => tx`select publish_round(${round})`);
		const [gone] = await sql<{ id: string }[]>`select id from proposals
			where round_id = ${round} order by quantity desc, id limit 1`;
		await say(
			cast.donorApprover,
			(tx) => tx`select decide_proposal(${gone!.id}, 'declined', null, 'region')`,
		);
		const before = await announcements();

		await night();
		const [next] = await sql<{ id: string; status: string }[]>`
			select id, status from rounds where follows_id = ${round}`;
		expect(next).toMatchObject({ status: 'proposed' });
		expect(await announcements()).toEqual(before);
		await say(cast.countyApprover, (tx) => tx`select publish_round(${next!.id})`);
		const after = await announcements();
		expect(after.filter(({ id }) => before.some((row) => row.id === id))).toEqual(before);
		const fresh = await sql<{ pair: boolean; fen: string }[]>`
			select sum(quantity) as fen, bool_or((need_id, offer_id) in (
				select need_id, offer_id from proposals where id = ${gone!.id})) as pair
			from proposals where round_id = ${next!.id}`;
		expect(Number(fresh[0]?.fen)).toBeGreaterThan(0);
		expect(fresh[0]?.pair).toBe(false);

		await night();
		expect(await sql`select from rounds where follows_id is not null`).toHaveLength(1);
	});
});
