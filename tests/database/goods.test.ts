import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { draftPledge, fileDocument, sign, villages } from './giving.ts';
import {
	approvedPlan,
	confirmed,
	feed,
	goodsPledge,
	handOver,
	noticed,
	ship,
	shipped,
	stocked,
	store,
} from './goods-giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const approve = (id: string) => (tx: Tx) => tx`select approve_goods(${id})`;
const giveBack = (id: string, note: string) => (tx: Tx) => tx`select return_goods(${id}, ${note})`;
const settle = (id: string, note: string) => (tx: Tx) => tx`select settle_goods(${id}, ${note})`;
const withdraw = (id: string, why: string) => (tx: Tx) => tx`select withdraw_goods(${id}, ${why})`;

async function receiptOf(tx: Tx, shipment: string): Promise<Record<string, unknown>> {
	await becomeOwner(tx);
	const [row] = await tx`select * from goods_receipts where shipment_id = ${shipment}`;
	return row ?? {};
}

/** Feed on its way to the village, and what the village counted of it. */
async function counted(tx: Tx, cast: Cast, pledge: string, sent: number, came: number) {
	const shipment = await shipped(tx, cast, pledge, { quantity: sent });
	const receipt = await confirmed(tx, cast.villageEditor, shipment, came);
	await become(tx, cast.villageApprover);
	return { shipment, receipt };
}

describe('the goods of a pledge', () => {
	it('are written with the draft, with a value on some basis or none', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const valued = { ...feed, valuation_fen: 4_100_000, valuation_basis: '出厂价' };
			const goods = { form: 'goods', amount_fen: null, amount_text: '饲料', goods: [valued, feed] };
			const id = await draftPledge(tx, cast, goods);
			expect(await draftPledge(tx, cast, { ...goods, id })).toBe(id);
			const rows = await tx`select position, quantity, valuation_fen, valuation_basis
				from pledge_goods where pledge_id = ${id} order by position`;
			expect(rows).toMatchObject([
				{ position: 1, quantity: '12.340', valuation_fen: '4100000', valuation_basis: '出厂价' },
				{ position: 2, quantity: '12.340', valuation_fen: null, valuation_basis: null },
			]);
		}));

	it.each([
		[[{ ...feed, quantity: 0 }], 'pledge.goods_malformed'],
		[[{ ...feed, quantity: -1 }], 'pledge.goods_malformed'],
		[[{ ...feed, quantity: 0.0001 }], 'pledge.goods_malformed'],
		[[{ ...feed, quantity: '12.34' }], 'pledge.goods_malformed'],
		[[{ ...feed, unit: '' }], 'pledge.goods_malformed'],
		[[{ ...feed, valuation_fen: 1 }], '23514'],
	])('are not %o', (goods, name) =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const terms = { form: 'goods', amount_fen: null, amount_text: '饲料', goods };
			expect(await refusalOf(tx, (t) => draftPledge(t, cast, terms))).toBe(name);
		}),
	);

	it('are no part of a promise of money, and a promise of goods needs some', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const cash = (t: Tx) => draftPledge(t, cast, { goods: [feed] });
			expect(await refusalOf(tx, cash)).toBe('pledge.goods_misplaced');
			const words = { form: 'goods', amount_fen: null, amount_text: '饲料' };
			const empty = await draftPledge(tx, cast, words);
			const document = await fileDocument(tx, cast.donorApprover);
			expect(await refusalOf(tx, (t) => sign(t, empty, document))).toBe('pledge.goods_missing');
		}));

	it('are committed by signing, and stand as they were signed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', committed: '12.34' });
			const change = (t: Tx) => t`update pledge_goods set quantity = 1 where pledge_id = ${pledge}`;
			expect(await refusalOf(tx, change)).toBe('pledge.terms_are_signed');
		}));
});

describe('a shipment', () => {
	it('is reported by the donor, once, and no more than is outstanding', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const id = randomUUID();
			await become(tx, cast.donorEditor);
			await ship(tx, pledge, { id, quantity: 5 });
			await ship(tx, pledge, { id, quantity: 5 });
			expect(await refusalOf(tx, (t) => ship(t, pledge, { id, quantity: 6 }))).toBe('id.reused');
			const above = (t: Tx) => ship(t, pledge, { quantity: 7.341 });
			expect(await refusalOf(tx, above)).toBe('goods.insufficient');
			expect(await store(tx, pledge)).toEqual({
				donor: '-12.34',
				committed: '7.34',
				shipped: '5',
			});
		}));

	it.each([
		['by another donor', 'otherDonor', {}, 'pledge.unknown'],
		['by the receiver', 'charityEditor', {}, 'goods.unknown'],
		['by a viewer', 'donorViewer', {}, 'access.denied'],
		['of a line that there is not', 'donorEditor', { position: 2 }, 'goods.unknown'],
		['for tomorrow', 'donorEditor', { on: '2099-01-01' }, 'goods.in_the_future'],
		['of nothing', 'donorEditor', { quantity: 0 }, '23514'],
		['elsewhere', 'donorEditor', { village: villages.xinlian }, 'goods.not_a_beneficiary'],
	] as const)('is not reported %s', (_, who, told, name) =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			await become(tx, cast[who]);
			expect(await refusalOf(tx, (t) => ship(t, pledge, told))).toBe(name);
		}),
	);

	it('is taken back by the donor as long as nobody confirmed it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const mistaken = await shipped(tx, cast, pledge);
			expect(await refusalOf(tx, withdraw(mistaken, ' '))).toBe('note.missing');
			await withdraw(mistaken, '装错车')(tx);
			await withdraw(mistaken, '装错车')(tx);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', committed: '12.34' });
			const { shipment } = await counted(tx, cast, pledge, 1, 1);
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, withdraw(shipment, '误报'))).toBe('report.already_confirmed');
		}));

	it('keeps the promise from ending, as does having kept it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const end = (t: Tx) => t`select end_pledge(${pledge}, 'lapsed', '停产')`;
			const shipment = await shipped(tx, cast, pledge, { quantity: 1 });
			expect(await refusalOf(tx, end)).toBe('pledge.goods_on_the_way');
			await withdraw(shipment, '装错车')(tx);
			await stocked(tx, cast, pledge, 2, { quantity: 2 });
			await become(tx, cast.donorEditor);
			await end(tx);
			await become(tx, cast.charityApprover);
			await tx`select end_pledge(${pledge}, 'lapsed')`;
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', received: '2', lapsed: '10.34' });
			const kept = await goodsPledge(tx, cast);
			await stocked(tx, cast, kept);
			await become(tx, cast.donorEditor);
			const late = (t: Tx) => t`select end_pledge(${kept}, 'lapsed', '停产')`;
			expect(await refusalOf(tx, late)).toBe('pledge.nothing_outstanding');
		}));
});

describe('what arrived', () => {
	it('stands in the store when a second person there approves it, once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const shipment = await shipped(tx, cast, pledge);
			const receipt = await confirmed(tx, cast.villageEditor, shipment, 12.34);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', shipped: '12.34' });
			await become(tx, cast.villageApprover);
			await approve(receipt)(tx);
			await approve(receipt)(tx);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', received: '12.34' });
		}));

	it('is not approved by who counted it, though an approver', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const shipment = await shipped(tx, cast, await goodsPledge(tx, cast));
			const receipt = await confirmed(tx, cast.villageApprover, shipment, 12.34);
			expect(await refusalOf(tx, approve(receipt))).toBe('approval.same_person');
			expect(await refusalOf(tx, giveBack(receipt, '重数'))).toBe('approval.same_person');
		}));

	it.each([
		['villageEditor', villages.yuangudui, null],
		['township', villages.yuangudui, null],
		['charityEditor', villages.yuangudui, 'goods.unknown'],
		['otherVillage', villages.yuangudui, 'goods.unknown'],
		['countyEditor', villages.yuangudui, 'goods.unknown'],
		['donorEditor', villages.yuangudui, 'access.denied'],
		['charityEditor', null, null],
		['villageEditor', null, 'goods.unknown'],
	] as const)('is counted by whom it was sent to: %s of %s', (who, village, name) =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const shipment = await shipped(tx, cast, await goodsPledge(tx, cast), { village });
			const person: Person = cast[who];
			const call = (t: Tx) => confirmed(t, person, shipment, 1);
			expect(await refusalOf(tx, call)).toBe(name);
		}),
	);

	it('is shown by a photo, on a day after the shipping, once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const shipment = await shipped(tx, cast, await goodsPledge(tx, cast));
			const photo = await fileDocument(tx, cast.villageEditor, 'photo');
			const call = (on: string, picture: string | null) => (t: Tx) =>
				t`select confirm_goods(${randomUUID()}, ${shipment}, 1, ${on}::date, ${picture}::uuid)`;
			expect(await refusalOf(tx, call('2024-05-02', null))).toBe('goods.photo_missing');
			expect(await refusalOf(tx, call('2024-04-30', photo))).toBe('goods.before_shipping');
			expect(await refusalOf(tx, call('2099-04-30', photo))).toBe('goods.in_the_future');
			expect(await refusalOf(tx, call('2024-05-02', photo))).toBeNull();
			expect(await refusalOf(tx, call('2024-05-02', photo))).toBe('report.already_confirmed');
			await become(tx, cast.donorViewer);
			expect(await tx`select 1 from documents where id = ${photo}`).toHaveLength(1);
		}));

	it('may be sent back with a note and counted anew', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const { shipment, receipt } = await counted(tx, cast, pledge, 12.34, 1.234);
			expect(await refusalOf(tx, giveBack(receipt, ''))).toBe('note.missing');
			await giveBack(receipt, '少写一位')(tx);
			expect(await refusalOf(tx, approve(receipt))).toBe('status.not_allowed');
			const again = await confirmed(tx, cast.villageEditor, shipment, 12.34);
			await become(tx, cast.villageApprover);
			await approve(again)(tx);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', received: '12.34' });
		}));

	it('less than was shipped: both stay, and settling makes the rest owed again', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const { shipment, receipt } = await counted(tx, cast, pledge, 12.34, 12);
			await approve(receipt)(tx);
			expect(await store(tx, pledge)).toMatchObject({ shipped: '0.34', received: '12' });
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, settle(receipt, ''))).toBe('note.missing');
			await settle(receipt, '途中洒落')(tx);
			await settle(receipt, '途中洒落')(tx);
			expect(await store(tx, pledge)).toEqual({
				donor: '-12.34',
				committed: '0.34',
				received: '12',
			});
			expect(await receiptOf(tx, shipment)).toMatchObject({ quantity: '12.000', excess: '0.000' });
		}));

	it('more than was shipped comes out of the promise first, and above it is an excess', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			const { shipment, receipt } = await counted(tx, cast, pledge, 12, 12.5);
			await approve(receipt)(tx);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.5', received: '12.5' });
			expect(await receiptOf(tx, shipment)).toMatchObject({ excess: '0.160' });
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, settle(receipt, '多装'))).toBe('goods.unknown');
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, settle(receipt, '多装'))).toBeNull();
			expect(await store(tx, pledge)).toEqual({ donor: '-12.5', received: '12.5' });
		}));

	it('exactly what was shipped is no difference to settle', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { receipt } = await counted(tx, cast, await goodsPledge(tx, cast), 2, 2);
			await approve(receipt)(tx);
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, settle(receipt, '无'))).toBe('goods.no_difference');
		}));
});

describe('the movements', () => {
	const tables = ['goods_movements', 'goods_accounts', 'goods_receipts', 'goods_shipments'];

	it('are never changed, whoever tries, and no counter falls below nothing', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			await stocked(tx, cast, pledge);
			await becomeOwner(tx);
			const change = (t: Tx) => t`update goods_movements set quantity = 1`;
			expect(await refusalOf(tx, change)).toBe('fact.immutable');
			for (const table of tables) {
				const gone = (t: Tx) => t.unsafe(`delete from ${table}`);
				expect(await refusalOf(tx, gone), table).toBe('fact.immutable');
			}
			const below = (t: Tx) => t`update goods_accounts set balance = -0.001
				where bucket = 'received'`;
			expect(await refusalOf(tx, below)).toBe('23514');
		}));

	it('answer a key that was used as before, and refuse it for anything else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			await becomeOwner(tx);
			const move = (quantity: number) => (t: Tx) => t`select private.move_goods('ship',
				row(${pledge}, 1, null, null)::private.goods_place, ${quantity}, 'pledges', ${pledge},
				'2024-05-01', 'once') as seq`;
			const [first] = await move(3)(tx);
			const [second] = await move(3)(tx);
			expect(second).toEqual(first);
			expect(await refusalOf(tx, move(4))).toBe('posting.key_reused');
			expect(await store(tx, pledge)).toMatchObject({ committed: '9.34', shipped: '3' });
		}));
});

describe('how far a pledge of goods has come', () => {
	const twice = { goods: [feed, { item: '舔砖', unit: '块', quantity: 390 }] };
	const stageTo = (person: Person) => async (tx: Tx, pledge: string) => {
		await become(tx, person);
		const [row] = await tx`select stage from goods_stages where pledge_id = ${pledge}`;
		return row?.['stage'] as string | null | undefined;
	};

	it('follows from all its lines together, and from what was counted', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const stage = stageTo(cast.donorViewer);
			const pledge = await goodsPledge(tx, cast, twice);
			expect(await stage(tx, pledge)).toBeNull();
			await shipped(tx, cast, pledge, { quantity: 1 });
			expect(await stage(tx, pledge)).toBe('shipped');
			await stocked(tx, cast, pledge, 11.34, { quantity: 11.34 });
			expect(await stage(tx, pledge)).toBe('partly_received');
			const short = await goodsPledge(tx, cast);
			await stocked(tx, cast, short);
			expect(await stage(tx, short)).toBe('received');
			const lines = [{ village_code: villages.yuangudui, target: '01', quantity: 12.34 }];
			const plan = await approvedPlan(tx, cast, short, { lines, way: 'focused', reason: '受灾' });
			await noticed(tx, cast.villageEditor, plan);
			for (const [quantity, after] of [
				[12, 'handing_over'],
				[0.34, 'handed_over'],
			] as const) {
				const sheet = await handOver(tx, cast.villageEditor, plan, [{ number: 1, quantity }]);
				await become(tx, cast.villageApprover);
				await tx`select approve_goods_handover(${sheet})`;
				expect(await stage(tx, short)).toBe(after);
			}
		}));
});
