import { Logger, makeWorkerUtils, runOnce } from 'graphile-worker';
import { SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientFor, setting, type Db } from '#data/client.server.ts';
import * as markets from '#data/matching-markets.server.ts';
import * as plan from '#data/matching-matches.server.ts';
import * as proposals from '#data/matching-proposals.server.ts';
import * as results from '#data/matching-results.server.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import * as runs from '#data/matching-runs.server.ts';
import { listChoices } from '#data/matching-searches.server.ts';
import * as whatIfs from '#data/matching-what-ifs.server.ts';
import { serviceClient } from '#data/service.server.ts';
import { changeInput, type Change } from '#domain/matching/changes.ts';
import { instanceOf } from '#domain/matching/input.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { sumFen } from '#domain/money.ts';
import { addDays, shanghaiDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { freeAbandonedJobs } from '#work/abandoned.server.ts';
import { runRound } from '#work/rounds.server.ts';
import { runWhatIf } from '#work/what-ifs.server.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';
import { gather, type Cast, type Person } from '../database/people.ts';

const yuangudui = '621123210202';
const neighbour = '621123210203';
const weiyuan = '621123000000';
const today = shanghaiDate(new Date());

/** Gateway and worker see what is committed only, so these stories have a stack of their own. */
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
let stack: Stack;
let sql: postgres.Sql;
let cast: Cast;
const silent = new Logger(() => () => {});

beforeAll(async () => {
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
	for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
	sql = postgres(stack.env.DATABASE_URL, { max: 2, onnotice: () => {} });
	cast = await sql.begin(gather);
	await sql`insert into regions (code, level, parent_code, official_name, name)
		values (${neighbour}, 5, ${cast.township.region}, '邻村', '邻村')`;
	await count(yuangudui, 900);
	await need(yuangudui, 10_000_050);
	await need(yuangudui, 3_000_000);
	await offer(8_000_000, true);
});

afterAll(async () => {
	await sql.end();
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

async function count(village: string, population: number): Promise<void> {
	await sql`insert into region_statistics (region_code, year, population, source)
		values (${village}, 2025, ${population}, '年报')`;
}

/** An open need for money, verified by the county; written as the owner, for speed. */
async function need(village: string, fen: number): Promise<string> {
	const [id, record] = [randomUUID(), randomUUID()];
	const { villageEditor: writer, countyEditor: reviewer } = cast;
	await sql`insert into documents (id, organization_id, kind, file_name, media_type, byte_size,
		sha256, uploaded_by) values (${record}, ${writer.organization}, 'decision_record', 'a.pdf',
		'application/pdf', 1, ${'0'.repeat(64)}, ${writer.account})`;
	await sql`insert into needs (id, village_code, title, category, commodity, amount_fen, urgency,
		decision_record_id, entered_by_organization_id, created_by, edited_by)
		values (${id}, ${village}, '修一条路', 'roads', 'money', ${fen}, 3, ${record},
			${writer.organization}, ${writer.account}, ${writer.account})`;
	await sql`update needs set status = 'submitted' where id = ${id}`;
	await sql`update needs set status = 'verified', verified_level = 2,
		reviewed_by = ${reviewer.account} where id = ${id}`;
	await sql`update needs set status = 'open' where id = ${id}`;
	return id;
}

async function offer(fen: number, isAnonymous: boolean): Promise<void> {
	const { donorEditor: writer, donorApprover: publisher } = cast;
	const id = randomUUID();
	await sql`insert into offers (id, organization_id, nature, commodity, title, budget_fen,
		valid_from, is_anonymous, created_by, edited_by)
		values (${id}, ${writer.organization}, 'social_donation', 'money', '修路资金', ${fen},
			'2026-01-01', ${isAnonymous}, ${writer.account}, ${writer.account})`;
	await sql`update offers set status = 'open', published_by = ${publisher.account},
		published_at = now() where id = ${id}`;
}

/** The database as this person meets it, through the gateway. */
async function as(person: Person): Promise<Db> {
	const claims = {
		role: 'authenticated',
		organization_id: person.organization,
		organization_kind: person.kind,
		region_code: person.region,
		member_role: person.role,
	};
	const token = await new SignJWT(claims)
		.setProtectedHeader({ alg: 'HS256' })
		.setSubject(person.account)
		.setAudience('authenticated')
		.setExpirationTime('5m')
		.sign(new TextEncoder().encode(setting('SUPABASE_JWT_SECRET')));
	return clientFor(token, randomUUID());
}

const market = {
	commodity: 'money',
	nature: 'social_donation',
	category: null,
	unit: null,
	regionCode: weiyuan,
} as const;

/** A round of money. */
const whole = (id: string) => ({ id, unit: null });

async function started(): Promise<string> {
	const id = randomUUID();
	const county = await as(cast.countyEditor);
	const round = { ...market, id, parameters: DEFAULT_PARAMETERS, expiresOn: null };
	expect(await rounds.start(county, round)).toEqual({ ok: true, value: id });
	return id;
}

/** Everything that waits in the queue, once, as the work process would take it. */
async function work(): Promise<void> {
	const connectionString = setting('DATABASE_URL');
	const taskList = { run_round: runRound, run_what_if: runWhatIf };
	await runOnce({ connectionString, taskList, parsedCronItems: [], logger: silent });
}

async function found(id: string): Promise<NonNullable<Awaited<ReturnType<typeof rounds.find>>>> {
	const round = await rounds.find(await as(cast.countyEditor), id);
	if (!round) throw new Error('the round is gone');
	return round;
}

/** What a round promises binds the next one, so each story takes its own promises along. */
afterEach(async () => {
	await sql`delete from proposals`;
});

describe('before a round', () => {
	it('the county sees who would take part', async () => {
		const county = await as(cast.countyEditor);
		expect(valueOf(await markets.preview(county, market))).toEqual({
			needCount: 2,
			asked: 13_000_050,
			headCount: 900,
			villageCount: 1,
			uncounted: [],
			offerCount: 1,
			offered: 8_000_000,
			unverifiedCount: 0,
			promisedNeedCount: 0,
			undatedOfferCount: 0,
			promisedOfferCount: 0,
			unpairedOfferCount: 0,
			refusedPairCount: 0,
		});
	});

	it('fiscal aid that has no pairing here is not counted', async () => {
		const { cityEditor: writer, cityApprover: publisher } = cast;
		const id = randomUUID();
		await sql`insert into offers (id, organization_id, nature, commodity, title, budget_fen,
			paired_only, valid_from, created_by, edited_by)
			values (${id}, ${writer.organization}, 'fiscal_aid', 'money', '财政援助', 90, true,
				'2026-01-01', ${writer.account}, ${writer.account})`;
		await sql`update offers set status = 'open', published_by = ${publisher.account},
			published_at = now() where id = ${id}`;
		const county = await as(cast.countyEditor);
		const ask = async () =>
			valueOf(await markets.preview(county, { ...market, nature: 'fiscal_aid' }));
		expect(await ask()).toMatchObject({ offerCount: 0, unpairedOfferCount: 1 });
		await sql`insert into pairings (programme, kind, supporting_organization_id,
			supporting_region_code, receiving_region_code, valid_from)
			values ('east_west', 'city', ${writer.organization}, ${writer.region}, '621100000000',
				'2021-04-01')`;
		expect(await ask()).toMatchObject({ offerCount: 1, unpairedOfferCount: 0 });
	});

	it('nobody looks into another region, and a donor into none', async () => {
		const elsewhere = await markets.preview(await as(cast.otherCounty), market);
		expect(elsewhere).toMatchObject({ refusal: { name: 'round.region_not_yours' } });
		const donor = await markets.preview(await as(cast.donorEditor), market);
		expect(donor).toMatchObject({ refusal: { name: 'access.denied' } });
	});
});

describe('a round', () => {
	it('goes from its start to proposals with reasons, to the fen', async () => {
		const id = await started();
		expect(await found(id)).toMatchObject({ status: 'running', progress: 0, figures: null });
		await work();
		const round = await found(id);
		expect(round).toMatchObject({
			status: 'proposed',
			progress: 100,
			gap: 0,
			pairCount: 2,
			isProvenOverAll: true,
			figures: {
				proposed: { offered: 8_000_000, placed: 8_000_000, villageCount: 1 },
				firstCome: { placed: 8_000_000 },
			},
		});
		expect(round.bound).toBe(round.objective);
		const county = await as(cast.countyEditor);
		const { matches } = await plan.list(county, whole(id), {});
		const { needs: open } = await results.listOpenNeeds(county, id);
		const fen = [...matches, ...open].map(({ quantity }) => quantity);
		expect(sumFen(fen)).toBe(13_000_050);
		expect(matches[0]).toMatchObject({
			need: { title: '修一条路', place: 'weiyuantianjiaheyuangudui' },
			donorName: 'enterprise of qingdao',
			isAnonymous: true,
			reasons: { tier: 2, parts: { region: 300 } },
		});
	});

	it('names the donor to the village only where it wants that', async () => {
		const id = await started();
		await work();
		const approver = await as(cast.countyApprover);
		expect(await rounds.publish(approver, id)).toEqual({ ok: true, value: id });
		const waiting = { state: 'waiting', side: null, today };
		const seenBy = async (person: Person) => {
			const { proposals: seen } = await proposals.list(await as(person), waiting);
			return seen.map(({ donorName, offer: given }) => [donorName, given?.title ?? null]);
		};
		expect((await seenBy(cast.villageApprover))[0]).toEqual([null, null]);
		expect((await seenBy(cast.donorApprover))[0]).toEqual(['enterprise of qingdao', '修路资金']);
		expect(await seenBy(cast.otherDonor)).toEqual([]);
	});

	it('runs again where its worker was killed, and leaves one result', async () => {
		const id = await started();
		const key = `run_round:${id}`;
		await sql`update graphile_worker._private_jobs
			set locked_at = now(), locked_by = 'a killed worker', attempts = 1 where key = ${key}`;
		await work();
		expect((await found(id)).status).toBe('running');
		await freeAbandonedJobs({ connectionString: setting('DATABASE_URL'), logger: silent });
		await work();
		expect((await found(id)).status).toBe('proposed');
		const left = () => sql`select id, quantity from proposals where round_id = ${id} order by id`;
		const first = await left();
		const connectionString = setting('DATABASE_URL');
		const utils = await makeWorkerUtils({ connectionString, logger: silent });
		await utils.addJob('run_round', { round_id: id });
		await utils.release();
		await work();
		expect(first.length).toBeGreaterThan(0);
		expect(await left()).toEqual(first);
	});

	it('fails by name where a village has no head count, and the page had said so', async () => {
		await need(neighbour, 1_000_000);
		const county = await as(cast.countyEditor);
		expect(valueOf(await markets.preview(county, market)).uncounted).toEqual(['邻村']);
		const id = await started();
		await work();
		expect(await found(id)).toMatchObject({
			status: 'failed',
			failure: `instance.village_without_population ${neighbour}`,
			figures: null,
		});
		await count(neighbour, 300);
		const again = await started();
		await work();
		expect((await found(again)).status).toBe('proposed');
	});
});

describe('the input of a round', () => {
	it('is frozen: what happens meanwhile does not reach a job that is run again', async () => {
		const id = await started();
		const frozen = valueOf(await runs.readInput(serviceClient(), id));
		const late = await need(yuangudui, 2_000_000);
		expect(valueOf(await runs.readInput(serviceClient(), id))).toEqual(frozen);
		await work();
		const { needs: open } = await results.listOpenNeeds(await as(cast.countyEditor), id);
		expect(open.map(({ needId }) => needId)).not.toContain(late);
		await sql`update needs set status = 'withdrawn' where id = ${late}`;
	});

	it('bears the hash of the file that its owner takes away', async () => {
		const id = await started();
		await work();
		const { inputHash, changes } = await found(id);
		const input = await results.findInput(await as(cast.countyEditor), id);
		const text = JSON.stringify(instanceOf(valueOf(changeInput(input!, changes))));
		expect(createHash('sha256').update(text).digest('hex')).toBe(inputHash);
		expect(await results.findInput(await as(cast.otherCounty), id)).toBeNull();
	});
});

describe('a round that is not wanted', () => {
	it('leaves nothing where it was cancelled before its job or under it', async () => {
		const id = await started();
		const county = await as(cast.countyEditor);
		expect(await rounds.cancel(county, id)).toEqual({ ok: true, value: id });
		expect(await rounds.cancel(county, id)).toEqual({ ok: true, value: id });
		await work();
		expect(await found(id)).toMatchObject({ status: 'cancelled', figures: null, inputHash: null });
		expect(await sql`select from proposals where round_id = ${id}`).toHaveLength(0);
		expect(await sql`select from round_unmet where round_id = ${id}`).toHaveLength(0);
	});

	it('makes way for another over the same needs', async () => {
		const id = await started();
		const county = await as(cast.countyEditor);
		const round = { ...market, parameters: DEFAULT_PARAMETERS, expiresOn: null };
		const twin = await rounds.start(county, { ...round, id: randomUUID() });
		expect(twin).toMatchObject({ refusal: { name: 'round.already_running' } });
		await rounds.cancel(county, id);
		const other = await started();
		await rounds.cancel(county, other);
	});
});

describe('what if', () => {
	async function ask(round: string, changes: readonly Change[]): Promise<string> {
		const id = randomUUID();
		valueOf(await whatIfs.ask(await as(cast.countyEditor), { id, roundId: round, changes }));
		await work();
		return id;
	}

	async function answered(round: string, id: string) {
		return (await whatIfs.find(await as(cast.countyEditor), round, id))!;
	}

	it('any need and offer of the market is found by a part of its names', async () => {
		const county = await as(cast.countyEditor);
		const { name } = (
			await sql<{ name: string }[]>`select name from regions
			where code = ${yuangudui}`
		)[0]!;
		const id = await started();
		const market = (await rounds.find(county, id))!;
		const byTitle = await listChoices(county, market, '修一');
		expect(byTitle.needs.length).toBeGreaterThan(0);
		expect(byTitle.offers).toEqual([]);
		const byVillage = await listChoices(county, market, name.slice(0, 2));
		expect(byVillage.needs.map(({ villageName }) => villageName)).toContain(name);
		expect(await listChoices(county, market, '%')).not.toEqual({ needs: [], offers: [] });
		expect(await listChoices(county, market, '没有这个')).toEqual({ needs: [], offers: [] });
		await rounds.cancel(county, id);
	});

	it('a pair is banned and budget added: the difference is told, nothing is changed', async () => {
		const id = await started();
		await work();
		const { matches } = await plan.list(await as(cast.countyEditor), whole(id), {});
		const { need: asked, offer: given, quantity } = matches[0]!;
		const ban = { what: 'ban', need: asked.id, offer: given.id } as const;
		const question = await ask(id, [ban, { what: 'budget', offer: given.id, quantity: 3_000_000 }]);
		const { delta, status } = await answered(id, question);
		expect(status).toBe('answered');
		const lost = delta?.needs.listed.find((shift) => shift.id === asked.id);
		expect(lost).toMatchObject({ before: quantity, after: 0 });
		expect(delta?.before.placed).toBe(8_000_000);
		const after = await plan.list(await as(cast.countyEditor), whole(id), {});
		expect(after.matches).toEqual(matches);
	});

	it('taken over, it becomes a round of the same input, with its changes and why', async () => {
		const id = await started();
		await work();
		const county = await as(cast.countyEditor);
		const { matches } = await plan.list(county, whole(id), {});
		const { need: asked, offer: given } = matches[0]!;
		const lock = { what: 'lock', need: asked.id, offer: given.id, quantity: 1_000_000 } as const;
		const question = await ask(id, [lock]);
		const next = randomUUID();
		expect(await whatIfs.apply(county, next, question, ' ')).toMatchObject({
			refusal: { name: 'what_if.reason_missing' },
		});
		valueOf(await whatIfs.apply(county, next, question, '村里已开工'));
		await work();
		const round = await found(next);
		expect(round).toMatchObject({
			status: 'proposed',
			basedOnId: id,
			changes: [lock],
			changeReason: '村里已开工',
			figures: { proposed: { offered: 8_000_000, placed: 8_000_000 } },
		});
		const made = await plan.list(county, whole(next), {});
		const held = made.matches.filter(({ reasons }) => reasons.isHeld);
		expect(held).toMatchObject([{ need: { id: asked.id } }]);
		expect(held[0]!.quantity).toBeGreaterThanOrEqual(1_000_000);
		expect(sumFen(made.matches.map(({ quantity }) => quantity))).toBe(8_000_000);
		expect((await answered(id, question)).status).toBe('applied');
		valueOf(await rounds.discard(county, next));
		expect((await found(next)).status).toBe('discarded');
	});

	it('says by name why it has no answer', async () => {
		const id = await started();
		await work();
		const question = await ask(id, [{ what: 'floor', size: 10 }]);
		expect(await answered(id, question)).toMatchObject({
			status: 'failed',
			failure: 'what_if.floor_not_raised',
			delta: null,
		});
	});
});

describe('the lists of a round', () => {
	it('go on where the page before ended', async () => {
		for (const village of [yuangudui, neighbour]) await need(village, 40_000_000);
		await offer(9_000_000, false);
		const id = await started();
		await work();
		const county = await as(cast.countyEditor);
		const whole = (await results.listOpenNeeds(county, id)).needs;
		const first = await results.listOpenNeeds(county, id, undefined, 1);
		const second = await results.listOpenNeeds(county, id, String(first.next), 99);
		expect([...first.needs, ...second.needs]).toEqual(whole);
		expect(second.next).toBeNull();
		await sql`update proposals set expires_on = ${addDays(today, 3)} where round_id = ${id}`;
		const all = { side: null, today };
		const page = await proposals.list(county, all, 1);
		const rest = await proposals.list(county, { ...all, after: String(page.next) });
		const ids = [...page.proposals, ...rest.proposals].map((proposal) => proposal.id);
		expect(ids).toEqual((await proposals.list(county, all)).proposals.map(({ id: one }) => one));
	});
});
