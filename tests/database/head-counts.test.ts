import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather } from './people.ts';

const yuangudui = '621123210202';

const state =
	(population: number, { village = yuangudui, on = '2025-12-31', source = '年报' } = {}) =>
	(tx: Tx) =>
		tx`select state_head_count(${village}, ${on}, ${population}, ${source}, 300)`;

async function told(tx: Tx) {
	await becomeOwner(tx);
	return tx`select year, population, households, source, stated_by_organization_id as by
		from region_statistics where region_code = ${yuangudui} order by year`;
}

describe('a head count', () => {
	it('is stated by the village or its township, the later word on a year being the one', () =>
		rolledBack(async (tx) => {
			const { villageEditor, township } = await gather(tx);
			await become(tx, villageEditor);
			await state(900)(tx);
			await state(900)(tx);
			await become(tx, township);
			await state(910, { source: '台账' })(tx);
			await state(880, { on: '2024-12-31' })(tx);
			const by = township.organization;
			expect(await told(tx)).toEqual([
				{ year: 2024, population: 880, households: 300, source: '年报', by },
				{ year: 2025, population: 910, households: 300, source: '台账', by },
			]);
			const events = await tx`select act from audit_events
				where record = 'region_statistics' order by seq`;
			expect(events.map(({ act }) => act)).toEqual(['insert', 'update', 'insert']);
		}));

	it('stays what the county says it is, for that year', () =>
		rolledBack(async (tx) => {
			const { villageEditor, countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			await state(700)(tx);
			await become(tx, villageEditor);
			expect(await refusalOf(tx, state(2000))).toBe('head_count.stated_by_county');
			await state(710, { on: '2026-01-01' })(tx);
			expect((await told(tx)).map(({ population }) => population)).toEqual([700, 710]);
		}));

	it('is of one’s own village, dated, from somewhere and possible', () =>
		rolledBack(async (tx) => {
			const { villageEditor, otherVillage, donorEditor } = await gather(tx);
			await become(tx, otherVillage);
			expect(await refusalOf(tx, state(900))).toBe('head_count.village_not_yours');
			await become(tx, donorEditor);
			expect(await refusalOf(tx, state(900))).toBe('access.denied');
			await become(tx, villageEditor);
			const wrong = [
				[state(900, { on: '2999-01-01' }), 'head_count.date_out_of_range'],
				[state(900, { source: ' ' }), 'head_count.source_missing'],
				[state(299), 'head_count.out_of_range'],
				[state(0), 'head_count.out_of_range'],
			] as const;
			for (const [act, name] of wrong) expect(await refusalOf(tx, act)).toBe(name);
			expect(await told(tx)).toEqual([]);
		}));

	it('is listed with its village, and missing ones on their own', () =>
		rolledBack(async (tx) => {
			const { villageEditor, countyEditor } = await gather(tx);
			const list = (isMissing: boolean) => tx`select code, population from list_head_counts()
				where ${isMissing ? tx`population is null` : tx`true`}`;
			await become(tx, villageEditor);
			expect(await list(true)).toEqual([{ code: yuangudui, population: null }]);
			await state(900)(tx);
			expect(await list(true)).toEqual([]);
			expect(await list(false)).toEqual([{ code: yuangudui, population: 900 }]);
			await become(tx, countyEditor);
			expect((await list(false)).length).toBeGreaterThanOrEqual(1);
		}));
});
