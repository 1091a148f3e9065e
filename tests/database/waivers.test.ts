import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import {
	brokenInvariants,
	buckets,
	draftPledge,
	receive,
	report,
	reverse,
	signedPledge,
} from './giving.ts';
import { gather, type Cast } from './people.ts';

const ask =
	(pledge: string, instalment: number, reason = '项目取消', id: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select ask_waiver(${id}, ${pledge}, ${instalment}::smallint, ${reason})`;
const approve = (id: string) => (tx: Tx) => tx`select approve_waiver(${id})`;
const refuse = (id: string, why: string) => (tx: Tx) => tx`select refuse_waiver(${id}, ${why})`;

const halves = [
	{ due_on: '2024-06-30', amount_fen: 600_000 },
	{ due_on: '2025-06-30', amount_fen: 400_000 },
];

/** Asked by the donor, for one of the two instalments. */
async function asked(tx: Tx, cast: Cast, pledge: string, instalment: number): Promise<string> {
	const id = randomUUID();
	await become(tx, cast.donorEditor);
	await ask(pledge, instalment, '项目取消', id)(tx);
	return id;
}

async function standing(tx: Tx, pledge: string) {
	await becomeOwner(tx);
	const rows = await tx<{ waived: number; received: number; reported: number }[]>`
		select waived_fen::int as waived, received_fen::int as received, reported_fen::int as reported
		from instalment_standings where pledge_id = ${pledge} order by position`;
	return rows.map(({ waived, received, reported }) => [waived, received, reported]);
}

describe('an instalment is waived', () => {
	it('by the receiver’s second person: what is missing of it is owed no more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			await receive(tx, cast, pledge, 700_000);
			const id = await asked(tx, cast, pledge, 2);
			await become(tx, cast.charityApprover);
			await approve(id)(tx);
			await approve(id)(tx);
			const left = { donor: -1_000_000, received: 700_000, lapsed: 300_000 };
			expect(await buckets(tx, pledge)).toEqual(left);
			expect(await standing(tx, pledge)).toEqual([
				[0, 600_000, 0],
				[300_000, 100_000, 0],
			]);
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('and a receipt of it that is taken back is owed again, the waived part is not', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			const receipt = await receive(tx, cast, pledge, 700_000);
			const id = await asked(tx, cast, pledge, 2);
			await become(tx, cast.charityApprover);
			await approve(id)(tx);
			const reversal = await reverse(tx, cast.charityEditor, receipt, 700_000);
			await become(tx, cast.charityApprover);
			await tx`select approve_reversal(${reversal})`;
			const left = { donor: -1_000_000, committed: 700_000, lapsed: 300_000 };
			expect(await buckets(tx, pledge)).toEqual(left);
			expect(await standing(tx, pledge)).toEqual([
				[0, 0, 0],
				[300_000, 0, 0],
			]);
		}));

	it('not where nothing is missing, nor what a difference leaves on its way', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			await receive(tx, cast, pledge, 600_000, 590_000);
			await report(tx, cast.donorEditor, pledge, 400_000);
			expect(await refusalOf(tx, ask(pledge, 1))).toBe('waiver.nothing_missing');
			expect(await refusalOf(tx, ask(pledge, 2))).toBe('pledge.money_in_transit');
			expect(await refusalOf(tx, ask(pledge, 3))).toBe('report.instalment_unknown');
		}));

	it('and judged by what is missing when it is approved', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			const id = await asked(tx, cast, pledge, 1);
			await report(tx, cast.donorEditor, pledge, 600_000);
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, approve(id))).toBe('waiver.nothing_missing');
		}));
});

describe('a request to waive', () => {
	it('is made by either side, with a reason, of a signed pledge, once at a time', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			const draft = await draftPledge(tx, cast);
			for (const person of [cast.otherDonor, cast.countyApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, ask(pledge, 1))).toBe('pledge.unknown');
			}
			await become(tx, cast.donorViewer);
			expect(await refusalOf(tx, ask(pledge, 1))).toBe('access.denied');
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, ask(pledge, 1, ' '))).toBe('note.missing');
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, ask(draft, 1))).toBe('pledge.not_signed');
			const id = randomUUID();
			await ask(pledge, 1, '取消', id)(tx);
			await ask(pledge, 1, '取消', id)(tx);
			expect(await refusalOf(tx, ask(pledge, 2, '取消', id))).toBe('id.reused');
			expect(await refusalOf(tx, ask(pledge, 1))).toBe('waiver.pending');
			expect(await refusalOf(tx, ask(pledge, 2))).toBeNull();
		}));

	it('is not approved by who made it, by the donor or by a third', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			await become(tx, cast.charityApprover);
			const id = randomUUID();
			await ask(pledge, 1, '取消', id)(tx);
			expect(await refusalOf(tx, approve(id))).toBe('approval.same_person');
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, approve(id))).toBe('access.denied');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, approve(id))).toBe('waiver.unknown');
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, refuse(id, 'x'))).toBe('waiver.unknown');
		}));

	it('is refused with a reason by the receiver or who made it, and then stays so', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			const id = await asked(tx, cast, pledge, 1);
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, refuse(id, ' '))).toBe('note.missing');
			await refuse(id, '仍需履行')(tx);
			await refuse(id, '仍需履行')(tx);
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, approve(id))).toBe('status.not_allowed');
			await asked(tx, cast, pledge, 1);
			expect(await buckets(tx, pledge)).toMatchObject({ committed: 1_000_000 });
		}));

	it('ends with the pledge', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			const id = await asked(tx, cast, pledge, 1);
			await tx`select end_pledge(${pledge}, 'cancelled', '协商一致')`;
			await become(tx, cast.charityApprover);
			await tx`select end_pledge(${pledge}, 'cancelled')`;
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, approve(id))).toBe('pledge.ended_already');
			expect(await brokenInvariants(tx)).toEqual([]);
		}));
});
