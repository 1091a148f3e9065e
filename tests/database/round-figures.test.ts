import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

const weiyuan = '621123000000';

async function running(tx: Tx, { countyEditor }: Cast): Promise<string> {
	const id = randomUUID();
	await become(tx, countyEditor);
	await tx`select start_round(${id}, 'money', 'social_donation', ${weiyuan},
		${tx.json(DEFAULT_PARAMETERS as never)}, '2026-1', 'weighted')`;
	return id;
}

async function becomeMachine(tx: Tx): Promise<void> {
	await tx`select set_config('request.jwt.claims', '{"role":"service_role"}', true),
		set_config('role', 'service_role', true)`;
}

const figures = {
	offered: 8_000_000,
	placed: 6_000_000,
	village_count: 3,
	without_count: 1,
	at_floor_count: 2,
	gini_per_head: 0.25,
	top_twentieth_share: 0.5,
};

/** An empty plan with these figures. */
const keep =
	(round: string, facts: Partial<Record<keyof typeof figures, number | null>> = {}) =>
	(tx: Tx) => {
		const outcome = {
			input_hash: 'a'.repeat(64),
			objective: '0',
			bound: '0',
			gap: 0,
			pair_count: 0,
			duration_ms: 7,
			parts: 0,
			certificate: { offers: [], needs: [], villages: [] },
			figures: ['proposed', 'quality_only', 'first_come'].map((plan) => ({
				plan,
				...figures,
				...facts,
			})),
		};
		return tx`select record_round_outcome(${round}, ${tx.json(outcome)})`;
	};

async function readers(tx: Tx, cast: Cast): Promise<string[]> {
	const names: string[] = [];
	for (const [name, person] of Object.entries(cast)) {
		await become(tx, person as Person);
		if ((await tx`select from round_figures`).length > 0) names.push(name);
	}
	return names;
}

describe('the figures of a round', () => {
	it('are kept with its result, once', () =>
		rolledBack(async (tx) => {
			const round = await running(tx, await gather(tx));
			await becomeMachine(tx);
			await keep(round)(tx);
			expect(await refusalOf(tx, keep(round))).toBe('round.not_running');
			await becomeOwner(tx);
			const [row] = await tx`select f.*, r.status from round_figures f
				join rounds r on r.id = f.round_id where f.plan = 'proposed'`;
			expect(row).toMatchObject({ placed: '6000000.000', at_floor_count: 2, status: 'proposed' });
		}));

	it.each([
		['more placed than offered', { placed: 8_000_001 }],
		['more villages without than there are', { without_count: 4 }],
		['a share above one', { top_twentieth_share: 1.01 }],
	])('stop the whole result where they cannot be true: %s', (_, wrong) =>
		rolledBack(async (tx) => {
			const round = await running(tx, await gather(tx));
			await becomeMachine(tx);
			expect(await refusalOf(tx, keep(round, wrong))).toBe('23514');
			await becomeOwner(tx);
			const [row] = await tx`select status from rounds where id = ${round}`;
			expect(row).toEqual({ status: 'running' });
		}),
	);

	it('may leave open how money spreads where none moves', () =>
		rolledBack(async (tx) => {
			const round = await running(tx, await gather(tx));
			await becomeMachine(tx);
			const unknown = { gini_per_head: null, top_twentieth_share: null };
			expect(await refusalOf(tx, keep(round, unknown))).toBeNull();
		}));

	it('are seen by the owner of the round, and by everybody signed in once it is published', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const round = await running(tx, cast);
			await becomeMachine(tx);
			await keep(round)(tx);
			expect(await readers(tx, cast)).toEqual(['countyEditor', 'countyApprover']);
			await become(tx, cast.countyApprover);
			await tx`select publish_round(${round})`;
			expect(await readers(tx, cast)).toEqual(Object.keys(cast));
			await become(tx, null);
			expect(await refusalOf(tx, (t) => t`select from round_figures`)).toBe('42501');
		}));

	it('are the machine’s to write, and nobody’s to change', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const round = await running(tx, cast);
			for (const person of [cast.countyApprover, cast.donorApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, keep(round))).toBe('42501');
				const write = (t: Tx) => t`update round_figures set placed = 0`;
				expect(await refusalOf(tx, write)).toBe('42501');
			}
			await becomeMachine(tx);
			await keep(round)(tx);
			await becomeOwner(tx);
			for (const change of [
				(t: Tx) => t`update round_figures set placed = 0`,
				(t: Tx) => t`delete from round_figures`,
				(t: Tx) => t`truncate round_figures`,
			]) {
				expect(await refusalOf(tx, change)).toBe('fact.immutable');
			}
		}));
});

describe('a round is looked at beforehand', () => {
	const preview = (region: string) => (tx: Tx) =>
		tx`select * from preview_round('money', 'social_donation', ${region})`;

	it('by editors of counties and cities, within their region', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const name of ['countyEditor', 'receivingCity'] as const) {
				await become(tx, cast[name]);
				expect(await refusalOf(tx, preview(weiyuan))).toBeNull();
			}
			for (const name of ['otherCounty', 'cityEditor'] as const) {
				await become(tx, cast[name]);
				expect(await refusalOf(tx, preview(weiyuan))).toBe('round.region_not_yours');
			}
			for (const name of ['villageApprover', 'township', 'donorApprover', 'supervisor'] as const) {
				await become(tx, cast[name]);
				expect(await refusalOf(tx, preview(weiyuan))).toBe('access.denied');
			}
		}));

	it('and counts nothing where nothing is asked or offered', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			expect(await preview(weiyuan)(tx)).toEqual([
				{
					need_count: '0',
					asked: '0',
					village_count: '0',
					head_count: '0',
					uncounted: [],
					offer_count: '0',
					offered: '0',
					unverified_count: '0',
					promised_need_count: '0',
					undated_offer_count: '0',
					promised_offer_count: '0',
					unpaired_offer_count: '0',
					refused_pair_count: '0',
				},
			]);
		}));
});
