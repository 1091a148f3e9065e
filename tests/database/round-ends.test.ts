import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

const weiyuan = '621123000000';
const nobody = randomUUID();

const start =
	(id: string, parameters: object = DEFAULT_PARAMETERS, validOn: string | null = null) =>
	(tx: Tx) =>
		tx`select start_round(${id}, 'money', 'social_donation', ${weiyuan},
			${tx.json(parameters as never)}, '2026-1', 'weighted', valid_on => ${validOn}::date)`;

const end = (act: 'cancel' | 'discard' | 'close', id: string) => (tx: Tx) =>
	tx`select ${tx(`${act}_round`)}(${id})`;

async function running(tx: Tx, { countyEditor }: Cast): Promise<string> {
	const id = randomUUID();
	await become(tx, countyEditor);
	await start(id)(tx);
	return id;
}

async function becomeMachine(tx: Tx): Promise<void> {
	await tx`select set_config('request.jwt.claims', '{"role":"service_role"}', true),
		set_config('role', 'service_role', true)`;
}

/** A round whose machine found nothing to match. */
async function proposed(tx: Tx, cast: Cast): Promise<string> {
	const id = await running(tx, cast);
	await becomeMachine(tx);
	await tx`select round_input(${id})`;
	const outcome = {
		input_hash: 'a'.repeat(64),
		objective: '0',
		bound: '0',
		gap: 0,
		pair_count: 0,
		duration_ms: 7,
		parts: 0,
		figures: [],
		certificate: { offers: [], needs: [], villages: [] },
	};
	await tx`select record_round_outcome(${id}, ${tx.json(outcome)})`;
	return id;
}

async function statusOf(tx: Tx, table: string, id: string): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx`select status from ${tx(table)} where id = ${id}`;
	return String(row?.['status']);
}

const outsiders = ['otherCounty', 'receivingCity'] as const;
const powerless = ['villageApprover', 'township', 'donorApprover', 'supervisor'] as const;

/** Nobody but editors of the owner: others do not know of it, or have no such right at all. */
async function expectOwnersOnly(
	tx: Tx,
	cast: Cast,
	act: (tx: Tx) => Promise<unknown>,
	unknown: string,
): Promise<void> {
	for (const name of outsiders) {
		await become(tx, cast[name]);
		expect(await refusalOf(tx, act as never)).toBe(unknown);
	}
	for (const name of powerless) {
		await become(tx, cast[name]);
		expect(await refusalOf(tx, act as never)).toBe('access.denied');
	}
}

describe('a running round', () => {
	it('is cancelled by an editor of its owner, once, and hears its machine no more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await running(tx, cast);
			await expectOwnersOnly(tx, cast, end('cancel', id), 'round.unknown');
			await become(tx, cast.countyEditor);
			await end('cancel', id)(tx);
			expect(await refusalOf(tx, end('cancel', id))).toBeNull();
			expect(await statusOf(tx, 'rounds', id)).toBe('cancelled');
			await becomeMachine(tx);
			const beat = (t: Tx) => t`select set_round_progress(${id}, 50)`;
			expect(await refusalOf(tx, beat)).toBe('round.not_running');
			expect(await refusalOf(tx, (t) => t`select round_input(${id})`)).toBe('round.not_running');
		}));

	it('cannot be discarded or closed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await running(tx, cast);
			expect(await refusalOf(tx, end('discard', id))).toBe('round.not_proposed');
			expect(await refusalOf(tx, end('close', id))).toBe('round.not_published');
		}));

	it('tells the audit of its acts, not of its progress', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await running(tx, cast);
			await becomeMachine(tx);
			await tx`select set_round_progress(${id}, 50)`;
			await become(tx, cast.countyEditor);
			await end('cancel', id)(tx);
			await becomeOwner(tx);
			const events = await tx`select act from audit_events where record_id = ${id} order by seq`;
			expect(events.map(({ act }) => act as string)).toEqual(['insert', 'update']);
		}));
});

describe('a round that has a plan', () => {
	it('is discarded before its publication, and closed after it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [gone, kept] = [await proposed(tx, cast), await proposed(tx, cast)];
			await expectOwnersOnly(tx, cast, end('discard', gone), 'round.unknown');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, end('cancel', gone))).toBe('round.not_running');
			await end('discard', gone)(tx);
			expect(await refusalOf(tx, end('discard', gone))).toBeNull();
			await become(tx, cast.countyApprover);
			await tx`select publish_round(${kept})`;
			const publishGone = (t: Tx) => t`select publish_round(${gone})`;
			expect(await refusalOf(tx, publishGone)).toBe('round.not_proposed');
			expect(await refusalOf(tx, end('discard', kept))).toBe('round.is_published');
			await expectOwnersOnly(tx, cast, end('close', kept), 'round.unknown');
			await become(tx, cast.countyEditor);
			await end('close', kept)(tx);
			expect(await statusOf(tx, 'rounds', kept)).toBe('closed');
		}));
});

describe('a round is started', () => {
	it('with a scale within its bounds', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			const { weights, tiers } = DEFAULT_PARAMETERS;
			const wrong = [
				{},
				{ ...DEFAULT_PARAMETERS, floor: 'lexicographic' },
				{ ...DEFAULT_PARAMETERS, tiers: [] },
				{ ...DEFAULT_PARAMETERS, tiers: [[0, 4000], ...tiers] },
				{ ...DEFAULT_PARAMETERS, tiers: [[50, 10_001]] },
				{ ...DEFAULT_PARAMETERS, weights: { ...weights, region: 301 } },
				{ ...DEFAULT_PARAMETERS, weights: { ...weights, urgency: 201 } },
				{ ...DEFAULT_PARAMETERS, weights: { ...weights, version: '2026-2' } },
			];
			for (const parameters of wrong) {
				const refusal = await refusalOf(tx, start(randomUUID(), parameters));
				expect(refusal).toBe('round.parameters_out_of_bounds');
			}
		}));

	it('for today or a day within half a year', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			for (const day of ['2026-01-01', '2099-01-01']) {
				const refusal = await refusalOf(tx, start(randomUUID(), DEFAULT_PARAMETERS, day));
				expect(refusal).toBe('round.valid_on_out_of_bounds');
			}
		}));
});

describe('a what-if', () => {
	const ask =
		(round: string, id: string = randomUUID(), changes: unknown = [{ what: 'floor', size: 80 }]) =>
		(tx: Tx) =>
			tx`select ask_what_if(${id}, ${round}, ${tx.json(changes as never)})`;
	const discard = (id: string) => (tx: Tx) => tx`select discard_what_if(${id})`;
	const apply =
		(id: string, reason = '村里已开工') =>
		(tx: Tx) =>
			tx`select apply_what_if(${randomUUID()}, ${id}, ${reason})`;

	async function asked(tx: Tx, cast: Cast): Promise<{ round: string; id: string }> {
		const [round, id] = [await proposed(tx, cast), randomUUID()];
		await become(tx, cast.countyEditor);
		await ask(round, id)(tx);
		return { round, id };
	}

	it('is asked by editors of the owner, of a plan that nobody outside has seen', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { round, id } = await asked(tx, cast);
			await expectOwnersOnly(tx, cast, ask(round), 'round.unknown');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, ask(round, id))).toBeNull();
			expect(await refusalOf(tx, ask(round))).toBe('what_if.already_running');
			await becomeOwner(tx);
			const jobs = await tx`select from graphile_worker.jobs where key = ${`run_what_if:${id}`}`;
			expect(jobs).toHaveLength(1);
			await become(tx, cast.countyApprover);
			await tx`select publish_round(${round})`;
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, ask(round))).toBe('what_if.round_not_open');
		}));

	it('speaks of records of its round alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const round = await proposed(tx, cast);
			await become(tx, cast.countyEditor);
			const wrong = [
				[],
				{},
				[{ what: 'else' }],
				[{ what: 'floor', size: 0 }],
				[{ what: 'ban', need: nobody, offer: nobody }],
				[{ what: 'budget', offer: nobody, quantity: 10_000 }],
				Array.from({ length: 51 }, () => ({ what: 'floor', size: 80 })),
			];
			for (const changes of wrong) {
				const refusal = await refusalOf(tx, ask(round, randomUUID(), changes));
				expect(refusal).toBe('what_if.changes_invalid');
			}
		}));

	it('is stopped by throwing it away, and then hears its machine no more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { id } = await asked(tx, cast);
			await expectOwnersOnly(tx, cast, discard(id), 'what_if.unknown');
			await become(tx, cast.countyEditor);
			await discard(id)(tx);
			expect(await refusalOf(tx, discard(id))).toBeNull();
			await becomeMachine(tx);
			const tries = [
				(t: Tx) => t`select what_if_input(${id})`,
				(t: Tx) => t`select set_what_if_progress(${id}, 50)`,
				(t: Tx) => t`select answer_what_if(${id}, '{}')`,
				(t: Tx) => t`select fail_what_if(${id}, 'x')`,
			];
			for (const act of tries) expect(await refusalOf(tx, act)).toBe('what_if.not_running');
		}));

	it('becomes a round of the same input once it is answered, with a reason', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { round, id } = await asked(tx, cast);
			expect(await refusalOf(tx, apply(id))).toBe('what_if.not_answered');
			await becomeMachine(tx);
			await tx`select answer_what_if(${id}, '{}')`;
			await expectOwnersOnly(tx, cast, apply(id), 'what_if.unknown');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, apply(id, ' '))).toBe('what_if.reason_missing');
			await apply(id)(tx);
			expect(await refusalOf(tx, discard(id))).toBe('what_if.is_applied');
			await becomeOwner(tx);
			const rows = await tx`select r.changes, r.change_reason, i.input = b.input as is_same
				from rounds r join round_inputs i on i.round_id = r.id
				join round_inputs b on b.round_id = r.based_on_id where r.based_on_id = ${round}`;
			expect([...rows]).toEqual([
				{ changes: [{ what: 'floor', size: 80 }], change_reason: '村里已开工', is_same: true },
			]);
		}));

	it('is the machine’s to answer', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { id } = await asked(tx, cast);
			for (const person of [cast.countyApprover, null] as (Person | null)[]) {
				await become(tx, person);
				const answer = (t: Tx) => t`select answer_what_if(${id}, '{}')`;
				expect(await refusalOf(tx, answer)).toBe('42501');
			}
		}));
});
