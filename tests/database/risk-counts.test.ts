import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { villages } from './giving.ts';
import { gather, type Cast } from './people.ts';

type Counts = readonly [unstable?: number | null, marginal?: number | null, sudden?: number | null];

const state =
	(
		[unstable = null, marginal = null, sudden = null]: Counts,
		{
			id = randomUUID() as string,
			on = '2025-12-31',
			version = null as number | null,
			why = '',
		} = {},
	) =>
	(tx: Tx) =>
		tx`select state_risk_count(${id}, ${villages.yuangudui}, ${on}, ${unstable}, ${marginal},
			${sudden}, null, ${version}, ${why})`;

const judge =
	(id: string, verdict = 'verified', note: string | null = null) =>
	(tx: Tx) =>
		tx`select judge_risk_count(${id}, ${verdict}, ${note})`;

async function current(tx: Tx) {
	await becomeOwner(tx);
	const rows =
		await tx`select year, version, unstable_count as unstable, is_entered_on_behalf as behalf,
		verdict from current_risk_counts where village_code = ${villages.yuangudui} order by year`;
	return rows.map(Object.values);
}

describe('a count of households at risk', () => {
	it('is stated by the village or its township, appended, the newest being the one', () =>
		rolledBack(async (tx) => {
			const { villageEditor, township } = await gather(tx);
			const first = randomUUID();
			await become(tx, villageEditor);
			await state([3, 0], { id: first })(tx);
			await state([3, 0], { id: first })(tx);
			expect(await current(tx)).toEqual([[2025, 1, 3, false, null]]);
			await become(tx, township);
			expect(await refusalOf(tx, state([4]))).toBe('draft.changed_meanwhile');
			expect(await refusalOf(tx, state([4], { version: 1 }))).toBe('note.missing');
			await state([4], { version: 1, why: '漏报一户' })(tx);
			await state([1], { on: '2024-12-31' })(tx);
			expect(await current(tx)).toEqual([
				[2024, 1, 1, true, null],
				[2025, 2, 4, true, null],
			]);
			const kept = await tx`select unstable_count as n from risk_counts where id = ${first}`;
			expect(kept[0]?.['n']).toBe(3);
			const change = (inner: Tx) => inner`update risk_counts set unstable_count = 0`;
			expect(await refusalOf(tx, change)).not.toBeNull();
		}));

	it('keeps what is not known apart from none', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			expect(await refusalOf(tx, state([]))).toBe('risk_count.nothing_counted');
			await state([0, null, 2])(tx);
			const [row] = await tx`select unstable_count, marginal_count, sudden_count,
				resolved_count from current_risk_counts`;
			expect(Object.values(row!)).toEqual([0, null, 2, null]);
		}));

	it('is of one’s own village, and of the past', () =>
		rolledBack(async (tx) => {
			const { villageEditor, otherVillage, countyEditor } = await gather(tx);
			await become(tx, otherVillage);
			expect(await refusalOf(tx, state([1]))).toBe('risk_count.village_not_yours');
			await become(tx, countyEditor);
			expect(await refusalOf(tx, state([1]))).toBe('access.denied');
			await become(tx, villageEditor);
			expect(await refusalOf(tx, state([1], { on: '2999-01-01' }))).toBe(
				'risk_count.date_out_of_range',
			);
			expect(await refusalOf(tx, state([-1]))).toBe('23514');
		}));

	it('is verified or sent back by its county, version by version', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [first, second] = [randomUUID(), randomUUID()];
			await become(tx, cast.villageEditor);
			await state([3], { id: first })(tx);
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, judge(first))).toBe('risk_count.unknown');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, judge(first, 'returned', ' '))).toBe('note.missing');
			await judge(first, 'returned', '与系统不符')(tx);
			expect(await refusalOf(tx, judge(first))).toBe('risk_count.judged_already');
			await become(tx, cast.villageEditor);
			await state([2], { id: second, version: 1, why: '核对后更正' })(tx);
			await become(tx, cast.countyEditor);
			await judge(second)(tx);
			await judge(second)(tx);
			expect(await current(tx)).toEqual([[2025, 2, 2, false, 'verified']]);
		}));

	it('waits on the desk of its county, and of the village once it is sent back', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = randomUUID();
			await become(tx, cast.villageEditor);
			await state([3], { id })(tx);
			const waiting = async (person: keyof Cast) => {
				await become(tx, cast[person]);
				const rows = await tx<{ act: string }[]>`
					select act from list_waiting() where record_id = ${id}`;
				return rows.map(({ act }) => act);
			};
			expect(await waiting('countyEditor')).toEqual(['risk_count_judge']);
			for (const other of ['otherCounty', 'villageEditor', 'receivingCity'] as const) {
				expect(await waiting(other)).toEqual([]);
			}
			await become(tx, cast.countyEditor);
			await judge(id, 'returned', '重核')(tx);
			expect(await waiting('countyEditor')).toEqual([]);
			expect(await waiting('villageEditor')).toEqual(['risk_count_state']);
			expect(await waiting('otherVillage')).toEqual([]);
		}));
});
