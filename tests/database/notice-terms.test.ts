import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { projectAt } from './giving.ts';
import { gather, type Cast } from './people.ts';

interface Term {
	id?: string;
	days?: readonly [village: number, township: number, county: number];
	basis?: string;
	/** Days from today. */
	in?: number;
}

const set =
	(term: Term = {}) =>
	(tx: Tx) => {
		const [village, township, county] = term.days ?? [7, 8, 15];
		return tx`select set_notice_term(${term.id ?? randomUUID()}, ${village}::smallint,
			${township}::smallint, ${county}::smallint, ${term.basis ?? '渭政办发〔2026〕12号'},
			private.today() + ${term.in ?? 0}::integer)`;
	};

/** Records a notice of the village that begins some days from today. */
const hang =
	(project: string, begins: number, runs: number, id = randomUUID()) =>
	(tx: Tx) =>
		tx`select record_notice(${id}, ${project}, 'village', private.today() + ${begins}::integer,
			private.today() + ${begins + runs}::integer, '村口')`;

async function standing(tx: Tx): Promise<{ cast: Cast; project: string }> {
	const cast = await gather(tx);
	const project = await projectAt(tx, cast.villageEditor, 'village_notice');
	return { cast, project };
}

describe('the term of a notice', () => {
	it('is what its county set, from its day on, and is kept by the notice with its basis', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await standing(tx);
			await become(tx, cast.countyApprover);
			await set()(tx);
			await set({ days: [20, 20, 20], basis: '县规二号', in: 3 })(tx);
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, hang(project, 0, 6))).toBe('notice.too_short');
			expect(await refusalOf(tx, hang(project, 3, 19))).toBe('notice.too_short');
			// What began before the county set anything hangs for the usual days.
			expect(await refusalOf(tx, hang(project, -1, 9))).toBe('notice.too_short');
			const id = randomUUID();
			await hang(project, 0, 7, id)(tx);
			const [kept] = await tx`select days, basis from notices where id = ${id}`;
			expect(kept).toEqual({ days: 7, basis: '渭政办发〔2026〕12号' });
		}));

	it('is changed by a later one, and never for what hangs already', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await standing(tx);
			await become(tx, cast.countyApprover);
			await set({ days: [7, 7, 7] })(tx);
			await become(tx, cast.villageEditor);
			const first = randomUUID();
			await hang(project, 0, 7, first)(tx);
			await become(tx, cast.countyApprover);
			await set({ days: [30, 30, 30], basis: '县规二号' })(tx);
			const [kept] = await tx`select days from notices where id = ${first}`;
			expect(kept).toEqual({ days: 7 });
			await become(tx, cast.villageEditor);
			await hang(project, 0, 7, first)(tx);
			expect(await refusalOf(tx, hang(project, 0, 7))).toBe('notice.too_short');
			await becomeOwner(tx);
			expect(
				await refusalOf(tx, (t) => t`update notice_terms set village_days = 5`),
			).not.toBeNull();
		}));

	it('of another county is not ours', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await standing(tx);
			await become(tx, cast.otherCounty);
			await set({ days: [5, 5, 5] })(tx);
			await become(tx, cast.villageEditor);
			expect(await tx`select from notice_terms`).toHaveLength(0);
			expect(await refusalOf(tx, hang(project, 0, 7))).toBe('notice.too_short');
		}));

	it('is set by an approver of the county, with its document, for today or later', () =>
		rolledBack(async (tx) => {
			const { cast } = await standing(tx);
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, set())).toBe('access.denied');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, set({ basis: ' ' }))).toBe('term.basis_missing');
			expect(await refusalOf(tx, set({ days: [4, 10, 10] }))).toBe('term.days_malformed');
			expect(await refusalOf(tx, set({ days: [10, 10, 61] }))).toBe('term.days_malformed');
			expect(await refusalOf(tx, set({ in: -1 }))).toBe('term.in_the_past');
			const id = randomUUID();
			await set({ id })(tx);
			await set({ id })(tx);
			expect(await refusalOf(tx, set({ id, basis: '另一份' }))).toBe('id.reused');
			await becomeOwner(tx);
			const told = await tx`select from audit_events where record_id = ${id}`;
			expect(told).toHaveLength(1);
		}));
});
