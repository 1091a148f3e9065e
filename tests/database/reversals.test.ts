import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { brokenInvariants, buckets, projectAt, receive, reverse, signedPledge } from './giving.ts';
import { gather, type Cast } from './people.ts';

const ask =
	(receipt: string, fen: number, reason = '银行退汇', id: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select reverse_receipt(${id}, ${receipt}, ${fen}, ${reason})`;
const approve = (id: string) => (tx: Tx) => tx`select approve_reversal(${id})`;
const sendBack = (id: string, note: string) => (tx: Tx) =>
	tx`select return_reversal(${id}, ${note})`;

/** Taken back, by both people of the charity. */
async function takeBack(tx: Tx, cast: Cast, receipt: string, fen: number): Promise<void> {
	const id = await reverse(tx, cast.charityEditor, receipt, fen);
	await become(tx, cast.charityApprover);
	await approve(id)(tx);
}

async function allocated(tx: Tx, cast: Cast, pledge: string, fen: number): Promise<void> {
	const [project, id] = [await projectAt(tx, cast.villageEditor), randomUUID()];
	await become(tx, cast.countyEditor);
	await tx`select propose_allocation(${id}, ${project}, ${pledge}, ${fen})`;
	await become(tx, cast.countyApprover);
	await tx`select approve_allocation(${id})`;
}

async function receivedTurnover(tx: Tx, pledge: string): Promise<number> {
	await becomeOwner(tx);
	const [row] = await tx<{ received_fen: string }[]>`select received_fen from pledge_standings
		where pledge_id = ${pledge}`;
	return Number(row!.received_fen);
}

describe('a receipt is taken back', () => {
	it('when a second person approves it, once, and what it paid is owed again', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const receipt = await receive(tx, cast, pledge, 400_000);
			const id = await reverse(tx, cast.charityEditor, receipt, 400_000);
			expect(await buckets(tx, pledge)).toMatchObject({ received: 400_000 });
			await become(tx, cast.charityApprover);
			await approve(id)(tx);
			await approve(id)(tx);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, committed: 1_000_000 });
			expect(await receivedTurnover(tx, pledge)).toBe(0);
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('in part, again and again, and never more than was received', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const receipt = await receive(tx, cast, pledge, 400_000);
			await takeBack(tx, cast, receipt, 150_000);
			await takeBack(tx, cast, receipt, 50_000);
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, ask(receipt, 200_001))).toBe('reversal.exceeds_receipt');
			expect(await buckets(tx, pledge)).toMatchObject({ committed: 800_000, received: 200_000 });
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('the excess first, which was never promised and leaves the books', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const receipt = await receive(tx, cast, pledge, 1_000_000, 1_200_000);
			await takeBack(tx, cast, receipt, 250_000);
			const left = { donor: -1_000_000, committed: 50_000, received: 950_000 };
			expect(await buckets(tx, pledge)).toEqual(left);
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('though report and receipt differed, and both can still be settled', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const more = await receive(tx, cast, pledge, 300_000, 400_000);
			const less = await receive(tx, cast, pledge, 200_000, 150_000);
			await takeBack(tx, cast, more, 400_000);
			await takeBack(tx, cast, less, 150_000);
			const moving = { donor: -1_000_000, committed: 950_000, in_transit: 50_000 };
			expect(await buckets(tx, pledge)).toEqual(moving);
			await become(tx, cast.donorApprover);
			await tx`select settle_discrepancy(${less}, '以到账为准')`;
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, committed: 1_000_000 });
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('of a pledge that has ended, and is not owed any more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const receipt = await receive(tx, cast, pledge, 400_000);
			await become(tx, cast.donorEditor);
			await tx`select end_pledge(${pledge}, 'written_off', '注销')`;
			await become(tx, cast.charityApprover);
			await tx`select end_pledge(${pledge}, 'written_off')`;
			await takeBack(tx, cast, receipt, 400_000);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, written_off: 1_000_000 });
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('not out of what was allocated meanwhile, asked or approved', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const receipt = await receive(tx, cast, pledge, 400_000);
			const id = await reverse(tx, cast.charityEditor, receipt, 400_000);
			await allocated(tx, cast, pledge, 1);
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, approve(id))).toBe('funds.insufficient');
			await sendBack(id, '已分配')(tx);
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, ask(receipt, 400_000))).toBe('funds.insufficient');
			expect(await refusalOf(tx, ask(receipt, 399_999))).toBeNull();
		}));
});

describe('a reversal', () => {
	it('is asked by the receiver alone, with a reason, of what counts, one at a time', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const receipt = await receive(tx, cast, await signedPledge(tx, cast), 400_000);
			for (const person of [cast.donorApprover, cast.villageApprover, cast.supervisor]) {
				await become(tx, person);
				expect(await refusalOf(tx, ask(receipt, 1))).toBe('access.denied');
			}
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, ask(receipt, 1))).toBe('receipt.unknown');
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, ask(receipt, 1, ' '))).toBe('note.missing');
			expect(await refusalOf(tx, ask(receipt, 0))).toBe('23514');
			const id = randomUUID();
			await ask(receipt, 5, '退汇', id)(tx);
			await ask(receipt, 5, '退汇', id)(tx);
			expect(await refusalOf(tx, ask(receipt, 6, '退汇', id))).toBe('id.reused');
			expect(await refusalOf(tx, ask(receipt, 6))).toBe('reversal.pending');
		}));

	it('is not approved by who asked, nor by another house', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const receipt = await receive(tx, cast, await signedPledge(tx, cast), 400_000);
			const id = await reverse(tx, cast.charityApprover, receipt, 5);
			expect(await refusalOf(tx, approve(id))).toBe('approval.same_person');
			expect(await refusalOf(tx, sendBack(id, 'x'))).toBe('approval.same_person');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, approve(id))).toBe('reversal.unknown');
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, approve(id))).toBe('access.denied');
		}));

	it('is sent back with a note, for good, and may be asked anew', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const receipt = await receive(tx, cast, pledge, 400_000);
			const id = await reverse(tx, cast.charityEditor, receipt, 5);
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, sendBack(id, ' '))).toBe('note.missing');
			await sendBack(id, '未见退汇单')(tx);
			await sendBack(id, '未见退汇单')(tx);
			expect(await refusalOf(tx, approve(id))).toBe('status.not_allowed');
			expect(await buckets(tx, pledge)).toMatchObject({ received: 400_000 });
			await reverse(tx, cast.charityEditor, receipt, 5);
		}));

	it('is read by whoever reads the pledge, and by nobody else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const receipt = await receive(tx, cast, await signedPledge(tx, cast), 400_000);
			await reverse(tx, cast.charityEditor, receipt, 5);
			const count = async (person: Cast[keyof Cast]) => {
				await become(tx, person);
				return (await tx`select 1 from receipt_reversals where receipt_id = ${receipt}`).length;
			};
			for (const person of [cast.donorViewer, cast.villageEditor, cast.supervisor]) {
				expect(await count(person)).toBe(1);
			}
			for (const person of [cast.otherDonor, cast.otherVillage, cast.otherCounty]) {
				expect(await count(person)).toBe(0);
			}
		}));
});
