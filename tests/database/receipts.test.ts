import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { buckets, confirm, draftPledge, fileDocument, pair, receive } from './giving.ts';
import { report, signedPledge } from './giving.ts';
import { goodsPledge } from './goods-giving.ts';
import { gather, type Cast } from './people.ts';

const tell =
	(pledge: string, fen: number, { id = randomUUID(), on = '2024-04-01', ...rest }: Told = {}) =>
	(tx: Tx) =>
		tx`select report_payment(${id}, ${pledge}, ${fen}, ${on}::date,
			${rest.instalment ?? null}::smallint, ${rest.document ?? null}::uuid)`;

interface Told {
	readonly id?: string;
	readonly on?: string;
	readonly instalment?: number;
	readonly document?: string;
}

const approve = (id: string) => (tx: Tx) => tx`select approve_receipt(${id})`;
const giveBack = (id: string, note: string) => (tx: Tx) =>
	tx`select return_receipt(${id}, ${note})`;
const settle = (id: string, note: string) => (tx: Tx) =>
	tx`select settle_discrepancy(${id}, ${note})`;

async function statusOf(tx: Tx, reportId: string): Promise<unknown> {
	await becomeOwner(tx);
	const [row] = await tx`select status from payment_reports where id = ${reportId}`;
	return row?.['status'];
}

/** A receipt that waits for its second person. */
async function pending(tx: Tx, cast: Cast, pledge: string, reported: number, confirmed = reported) {
	const reportId = await report(tx, cast.donorEditor, pledge, reported);
	const id = randomUUID();
	await become(tx, cast.charityEditor);
	await confirm(tx, id, reportId, confirmed);
	return { id, reportId };
}

describe('a payment is reported', () => {
	it('by the donor, and is in transit, once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = randomUUID();
			await become(tx, cast.donorEditor);
			await tell(pledge, 400_000, { id, instalment: 1 })(tx);
			await tell(pledge, 400_000, { id, instalment: 1 })(tx);
			expect(await refusalOf(tx, tell(pledge, 1, { id }))).toBe('id.reused');
			const in_transit = { donor: -1_000_000, committed: 600_000, in_transit: 400_000 };
			expect(await buckets(tx, pledge)).toEqual(in_transit);
		}));

	it('above what is outstanding without a posting', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const reportId = await report(tx, cast.donorEditor, pledge, 1_000_001);
			expect(await statusOf(tx, reportId)).toBe('above_commitment');
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, committed: 1_000_000 });
		}));

	it('by nobody else, and not before the pledge is signed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const draft = await draftPledge(tx, cast);
			for (const person of [cast.otherDonor, cast.charityEditor, cast.countyEditor]) {
				await become(tx, person);
				expect(await refusalOf(tx, tell(pledge, 1))).toBe('pledge.unknown');
			}
			await become(tx, cast.donorViewer);
			expect(await refusalOf(tx, tell(pledge, 1))).toBe('access.denied');
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, tell(draft, 1))).toBe('pledge.not_signed');
		}));

	it('on a day that has come, for an instalment that exists, in cash', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const flour = await goodsPledge(tx, cast);
			await become(tx, cast.donorEditor);
			const early = tell(pledge, 1, { on: '2099-01-01' });
			expect(await refusalOf(tx, early)).toBe('report.in_the_future');
			const third = tell(pledge, 1, { instalment: 3 });
			expect(await refusalOf(tx, third)).toBe('report.instalment_unknown');
			expect(await refusalOf(tx, tell(flour, 1))).toBe('report.no_cash');
		}));

	it('with evidence, where it is business', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { nature: 'purchase' });
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, tell(pledge, 1))).toBe('report.evidence_missing');
			const document = await fileDocument(tx, cast.donorEditor, 'evidence');
			expect(await refusalOf(tx, tell(pledge, 1, { document }))).toBeNull();
			await become(tx, cast.charityEditor);
			expect(await tx`select 1 from documents where id = ${document}`).toHaveLength(1);
		}));

	it('and taken back by the donor as long as nobody confirmed it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const wrong = await report(tx, cast.donorEditor, pledge, 400_000);
			const withdraw = (id: string, why: string) => (t: Tx) =>
				t`select withdraw_report(${id}, ${why})`;
			expect(await refusalOf(tx, withdraw(wrong, ''))).toBe('note.missing');
			await withdraw(wrong, '多报一笔')(tx);
			await withdraw(wrong, '多报一笔')(tx);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, committed: 1_000_000 });
			await become(tx, cast.charityEditor);
			const late = (t: Tx) => confirm(t, randomUUID(), wrong, 1);
			expect(await refusalOf(tx, late)).toBe('report.withdrawn');
			const { reportId } = await pending(tx, cast, pledge, 5);
			expect(await refusalOf(tx, withdraw(reportId, 'x'))).toBe('report.unknown');
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, withdraw(reportId, 'x'))).toBe('report.already_confirmed');
		}));
});

describe('a receipt', () => {
	it('counts when a second person of the receiver approves it, once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const { id, reportId } = await pending(tx, cast, pledge, 400_000);
			expect(await buckets(tx, pledge)).toMatchObject({ in_transit: 400_000 });
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, approve(id))).toBe('access.denied');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, approve(id))).toBe('receipt.unknown');
			await become(tx, cast.charityApprover);
			await approve(id)(tx);
			await approve(id)(tx);
			expect(await statusOf(tx, reportId)).toBe('confirmed');
			const received = { donor: -1_000_000, committed: 600_000, received: 400_000 };
			expect(await buckets(tx, pledge)).toEqual(received);
			expect(await tx`select 1 from discrepancies where pledge_id = ${pledge}`).toEqual([]);
		}));

	it('is not approved by who confirmed it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const reportId = await report(tx, cast.donorEditor, pledge, 100);
			const id = randomUUID();
			await become(tx, cast.charityApprover);
			await confirm(tx, id, reportId, 100);
			expect(await refusalOf(tx, approve(id))).toBe('approval.same_person');
			expect(await refusalOf(tx, giveBack(id, 'x'))).toBe('approval.same_person');
		}));

	it('is confirmed by the receiver alone, once per report, with a voucher number of its own', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const [one, two] = [
				await report(tx, cast.donorEditor, pledge, 100),
				await report(tx, cast.donorEditor, pledge, 100),
			];
			const say = (id: string, reportId: string, number: string | null, on = '2024-04-03') => {
				return (t: Tx) => t`select confirm_receipt(${id}, ${reportId}, 100, ${on}::date, null,
					${number})`;
			};
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, say(randomUUID(), one, '1'))).toBe('report.unknown');
			await become(tx, cast.charityEditor);
			const bare = say(randomUUID(), one, null);
			expect(await refusalOf(tx, bare)).toBe('receipt.number_missing');
			const early = say(randomUUID(), one, '1', '2099-01-01');
			expect(await refusalOf(tx, early)).toBe('receipt.in_the_future');
			const id = randomUUID();
			await say(id, one, '1')(tx);
			await say(id, one, '1')(tx);
			expect(await refusalOf(tx, say(id, one, '2'))).toBe('id.reused');
			expect(await refusalOf(tx, say(randomUUID(), one, '2'))).toBe('report.already_confirmed');
			expect(await refusalOf(tx, say(randomUUID(), two, '1'))).toBe('receipt.number_taken');
		}));

	it('may be sent back with a note, and the report confirmed anew under the same number', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const { id, reportId } = await pending(tx, cast, pledge, 100);
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, giveBack(id, ' '))).toBe('note.missing');
			await giveBack(id, '金额看错')(tx);
			await giveBack(id, '金额看错')(tx);
			expect(await refusalOf(tx, approve(id))).toBe('status.not_allowed');
			await become(tx, cast.charityEditor);
			const again = randomUUID();
			await tx`select confirm_receipt(${again}, ${reportId}, 90, '2024-04-03', '1401',
				${id.slice(-12)})`;
			await become(tx, cast.charityApprover);
			await approve(again)(tx);
			expect(await buckets(tx, pledge)).toMatchObject({ received: 90, in_transit: 10 });
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, giveBack(again, 'x'))).toBe('status.not_allowed');
		}));
});

describe('what was confirmed differs from what was reported', () => {
	it('less: both amounts stay, and settling makes the rest outstanding again', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await receive(tx, cast, pledge, 400_000, 390_000);
			expect(await buckets(tx, pledge)).toMatchObject({ in_transit: 10_000, received: 390_000 });
			const [row] = await tx`select reported_fen::int, confirmed_fen::int, settled_at
				from discrepancies where receipt_id = ${id}`;
			expect(row).toEqual({ reported_fen: 400_000, confirmed_fen: 390_000, settled_at: null });
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, settle(id, 'x'))).toBe('discrepancy.unknown');
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, settle(id, 'x'))).toBe('access.denied');
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, settle(id, ''))).toBe('note.missing');
			await settle(id, '银行手续费，补足')(tx);
			await settle(id, '银行手续费，补足')(tx);
			const settled = { donor: -1_000_000, committed: 610_000, received: 390_000 };
			expect(await buckets(tx, pledge)).toEqual(settled);
			const [turnover] = await tx`select inflow_fen::int from fund_accounts
				where pledge_id = ${pledge} and bucket = 'committed'`;
			expect(turnover).toEqual({ inflow_fen: 1_000_000 });
		}));

	it('more: what the promise still covers is taken from it first', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await receive(tx, cast, pledge, 300_000, 400_000);
			const received = { donor: -1_000_000, committed: 600_000, received: 400_000 };
			expect(await buckets(tx, pledge)).toEqual(received);
			const [row] = await tx`select is_excess from receipts where id = ${id}`;
			expect(row).toEqual({ is_excess: false });
			await become(tx, cast.donorApprover);
			await settle(id, '分两笔到账')(tx);
			expect(await buckets(tx, pledge)).toEqual(received);
		}));

	it('more than was promised: the excess is committed and received at once, and marked', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await receive(tx, cast, pledge, 1_000_000, 1_200_000);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_200_000, received: 1_200_000 });
			const [row] = await tx`select is_excess, excess_fen::int from receipts where id = ${id}`;
			expect(row).toEqual({ is_excess: true, excess_fen: 200_000 });
			const kinds = await tx`select kind, amount_fen::int as fen from postings
				where pledge_id = ${pledge} order by seq`;
			expect(kinds.map((row) => [row['kind'], row['fen']])).toEqual([
				['commit', 1_000_000],
				['report', 1_000_000],
				['receive', 1_000_000],
				['commit', 200_000],
				['excess', 200_000],
			]);
		}));

	it('a report above the commitment counts by what was confirmed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await receive(tx, cast, pledge, 1_300_000, 1_250_000);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_250_000, received: 1_250_000 });
			await become(tx, cast.donorApprover);
			await settle(id, '以到账为准')(tx);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_250_000, received: 1_250_000 });
		}));

	it('keeps a pledge from ending while the rest is on its way', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await receive(tx, cast, pledge, 400_000, 390_000);
			const end = (t: Tx) => t`select end_pledge(${pledge}, 'lapsed', '不再支付')`;
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, end)).toBe('pledge.money_in_transit');
			await become(tx, cast.charityApprover);
			await settle(id, '以到账为准')(tx);
			await become(tx, cast.charityEditor);
			await end(tx);
			await become(tx, cast.charityApprover);
			await end(tx);
			const ended = { donor: -1_000_000, lapsed: 610_000, received: 390_000 };
			expect(await buckets(tx, pledge)).toEqual(ended);
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, tell(pledge, 1))).toBe('pledge.ended_already');
			const full = await signedPledge(tx, cast);
			await receive(tx, cast, full, 1_000_000);
			const over = (t: Tx) => t`select end_pledge(${full}, 'lapsed', 'x')`;
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, over)).toBe('pledge.nothing_outstanding');
		}));
});

describe('reports, receipts and discrepancies', () => {
	const tables = ['payment_reports', 'receipts', 'discrepancies'];

	it('are read by whoever reads the pledge', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pair(tx, cast.cityEditor, cast.receivingCity.region, '2021-07-01');
			const pledge = await signedPledge(tx, cast);
			await receive(tx, cast, pledge, 400_000, 390_000);
			const count = async (table: string, person: Cast[keyof Cast]) => {
				await become(tx, person);
				return (await tx`select 1 from ${tx(table)} where pledge_id = ${pledge}`).length;
			};
			const near = [cast.donorViewer, cast.charityEditor, cast.villageEditor, cast.cityEditor];
			const far = [cast.otherDonor, cast.otherVillage, cast.otherCounty, cast.formerCity];
			for (const table of tables) {
				for (const person of [...near, cast.supervisor]) expect(await count(table, person)).toBe(1);
				for (const person of far) expect(await count(table, person)).toBe(0);
			}
		}));

	it('are hidden from the signed-out public and written only through their acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const table of tables) {
				await become(tx, null);
				expect(await refusalOf(tx, (t) => t`select 1 from ${t(table)}`)).toBe('42501');
				await become(tx, cast.charityApprover);
				expect(await refusalOf(tx, (t) => t`delete from ${t(table)}`)).toBe('42501');
			}
			const pledge = await signedPledge(tx, cast);
			const id = await receive(tx, cast, pledge, 100);
			await becomeOwner(tx);
			const remove = (t: Tx) => t`delete from receipts where id = ${id}`;
			expect(await refusalOf(tx, remove)).toBe('fact.immutable');
		}));
});
