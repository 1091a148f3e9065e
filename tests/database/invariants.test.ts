import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import {
	agreedMatch,
	brokenInvariants,
	projectAt,
	receive,
	report,
	reverse,
	signedPledge,
	villages,
} from './giving.ts';
import { approvedPlan, goodsPledge, handOver, noticed, stocked } from './goods-giving.ts';
import { gather, type Cast } from './people.ts';

interface Told {
	readonly pledge: string;
	readonly project: string;
	/** A pledge of goods. */
	readonly feed: string;
}

/** A match, pledged, paid in parts and with an error, allocated, paid out, and ended early. */
async function tellAll(tx: Tx): Promise<Told> {
	const cast = await gather(tx);
	const { proposal, need } = await agreedMatch(tx, cast, 1_000_000);
	const pledge = await signedPledge(tx, cast, {
		proposal_id: proposal,
		lines: [{ village_code: villages.yuangudui, need_id: need, amount_fen: 1_000_000 }],
	});
	await receive(tx, cast, pledge, 300_000, 400_000);
	const less = await receive(tx, cast, pledge, 100_000, 90_000);
	const mistaken = await report(tx, cast.donorEditor, pledge, 7);
	await tx`select withdraw_report(${mistaken}, '误报')`;
	await become(tx, cast.donorApprover);
	await tx`select settle_discrepancy(${less}, '以到账为准')`;
	const project = await projectAt(tx, cast.villageEditor);
	const [allocation, payment] = [randomUUID(), randomUUID()];
	await become(tx, cast.countyEditor);
	await tx`select propose_allocation(${allocation}, ${project}, ${pledge}, 200000)`;
	const stages = [{ title: '完工', slot: 'done', due_on: '2024-10-01', weight: 100 }];
	await tx`select save_milestones(${project}, ${tx.json(stages)}, 1)`;
	await become(tx, cast.countyApprover);
	await tx`select approve_allocation(${allocation})`;
	await become(tx, cast.charityEditor);
	await tx`select record_project_payment(${payment}, 'disbursement', ${project}, ${pledge}, 150000,
		'2024-06-01', '某施工队')`;
	await tx`select end_pledge(${pledge}, 'lapsed', '不再支付')`;
	await become(tx, cast.charityApprover);
	await tx`select approve_project_payment(${payment})`;
	await tx`select end_pledge(${pledge}, 'lapsed')`;
	const wrong = randomUUID();
	await become(tx, cast.charityEditor);
	await tx`select reverse_project_payment(${wrong}, ${payment}, 20000, '多付一笔')`;
	await become(tx, cast.charityApprover);
	await tx`select approve_project_reversal(${wrong})`;
	const over = await receive(tx, cast, await signedPledge(tx, cast), 1_000_000, 1_200_000);
	const reversal = await reverse(tx, cast.charityEditor, over, 300_000);
	await become(tx, cast.charityApprover);
	await tx`select approve_reversal(${reversal})`;
	await receive(tx, cast, await signedPledge(tx, cast), 1_200_000, 1_100_000);
	return { pledge, project, feed: await tellOfGoods(tx, cast) };
}

/** Goods that came with a difference, were planned, taken back, planned anew and handed over. */
async function tellOfGoods(tx: Tx, cast: Cast): Promise<string> {
	const feed = await goodsPledge(tx, cast);
	const short = await stocked(tx, cast, feed, 4.5, { quantity: 5 });
	await become(tx, cast.donorApprover);
	await tx`select settle_goods(id, '途中洒落') from goods_receipts where shipment_id = ${short}`;
	await stocked(tx, cast, feed, 8, { quantity: 7 });
	const lines = [{ village_code: villages.yuangudui, target: '01', quantity: 2 }];
	const plan = await approvedPlan(tx, cast, feed, { lines });
	await tx`select return_goods_plan(${plan}, '有异议')`;
	await become(tx, cast.villageEditor);
	await tx`select propose_goods_plan(${plan}, ${feed}, 1::smallint, 'focused', 'households',
		${tx.json(lines)}, ${villages.yuangudui}, null, '受灾', 1)`;
	await become(tx, cast.villageApprover);
	await tx`select approve_goods_plan(${plan}, 2)`;
	await noticed(tx, cast.villageEditor, plan);
	const sheet = await handOver(tx, cast.villageEditor, plan, [{ number: 1, quantity: 1.5 }]);
	await become(tx, cast.villageApprover);
	await tx`select approve_goods_handover(${sheet})`;
	await tx`select close_goods_plan(${plan}, '余下的另发')`;
	return feed;
}

describe('the invariants', () => {
	it('hold after everything that may happen to money has happened', () =>
		rolledBack(async (tx) => {
			await tellAll(tx);
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	const damages: [broken: string, damage: (tx: Tx, told: Told) => Promise<unknown>][] = [
		[
			'the counters of an account are not the fold of its postings',
			(tx, { pledge }) => tx`update fund_accounts set inflow_fen = inflow_fen + 1
				where pledge_id = ${pledge} and bucket = 'received'`,
		],
		[
			'the accounts of a pledge do not sum to zero',
			(tx, { pledge }) => tx`update fund_accounts set balance_fen = balance_fen + 1
				where pledge_id = ${pledge} and bucket = 'received'`,
		],
		[
			'a posting does not go the way of its kind',
			(tx, { pledge }) => tx`update postings set kind = 'spend'
				where pledge_id = ${pledge} and kind = 'disburse'`,
		],
		[
			'more was taken back than was posted',
			(tx, { pledge }) => tx`update postings set amount_fen = 1
				where pledge_id = ${pledge} and kind = 'report'`,
		],
		[
			'a fact has not posted what it must',
			(tx, { pledge }) => tx`delete from postings
				where pledge_id = ${pledge} and kind = 'allocate'`,
		],
		[
			'a fact has not posted what it must',
			(tx, { pledge }) => tx`delete from allocations where pledge_id = ${pledge}`,
		],
		[
			'a withdrawn report still has money in transit',
			(tx, { pledge }) => tx`delete from postings
				where pledge_id = ${pledge} and kind = 'reversal'`,
		],
		[
			'a receipt was not taken back as its reversals say',
			(tx) => tx`update receipt_reversals set amount_fen = amount_fen - 1`,
		],
		[
			'an allocation or payment was not taken back as its reversals say',
			(tx) => tx`update project_reversals set amount_fen = amount_fen - 1`,
		],
		[
			'the shares of a signed pledge do not sum to its amount',
			(tx, { pledge }) => tx`update instalments set amount_fen = 1 where pledge_id = ${pledge}`,
		],
		[
			'an ended pledge has no approved exit or money outstanding',
			(tx, { pledge }) => tx`delete from pledge_exits where pledge_id = ${pledge}`,
		],
		[
			'a proposal is pledged without a pledge',
			(tx, { pledge }) => tx`update pledges set proposal_id = null where id = ${pledge}`,
		],
		[
			'a difference between report and receipt is not on record',
			(tx, { pledge }) => tx`delete from discrepancies where pledge_id = ${pledge}`,
		],
		[
			'an approved receipt and its report disagree on that',
			(tx, { pledge }) => tx`update payment_reports set status = 'in_transit'
				where pledge_id = ${pledge} and status = 'confirmed'`,
		],
		[
			'money that is not given was allocated',
			(tx, { pledge }) => tx`update pledges set nature = 'investment' where id = ${pledge}`,
		],
		[
			'milestones do not weigh a hundred',
			(tx, { project }) => tx`update milestones set weight = 99 where project_id = ${project}`,
		],
		[
			'a project went on while its notice ran',
			(tx, { project }) => tx`insert into project_steps (project_id, act, from_status, to_status,
				account_id, organization_id) select ${project}, 'admit', 'county_notice', 'in_pool',
				created_by, entered_by_organization_id from projects where id = ${project}`,
		],
	];

	const unseen: typeof damages = [
		[
			'a record could not be published again and again',
			(tx) => tx`update private.unpublished set attempts = 6`,
		],
	];

	const lost: typeof damages = [
		[
			'the counters of goods are not the fold of their movements',
			(tx, { feed }) => tx`update goods_accounts set inflow = inflow + 0.001
				where pledge_id = ${feed} and bucket = 'received'`,
		],
		[
			'goods were made or lost: the accounts of a line do not sum to zero',
			(tx, { feed }) => tx`update goods_accounts set balance = balance + 0.001
				where pledge_id = ${feed} and bucket = 'received'`,
		],
		[
			'a movement of goods does not go the way of its kind',
			(tx, { feed }) => tx`update goods_movements set kind = 'hand_over'
				where pledge_id = ${feed} and kind = 'plan'`,
		],
		[
			'more goods were taken back than were moved',
			(tx, { feed }) => tx`update goods_movements set quantity = 0.1
				where pledge_id = ${feed} and kind = 'plan'`,
		],
		[
			'a fact has not moved the goods that it must',
			(tx, { feed }) => tx`delete from goods_movements
				where pledge_id = ${feed} and kind = 'excess'`,
		],
		[
			'a fact has not moved the goods that it must',
			(tx, { feed }) => tx`update goods_plans set quantity = 3 where pledge_id = ${feed}`,
		],
		[
			'a plan does not sum to its lines, or its lines to its hand-overs',
			(tx) => tx`update goods_plan_lines set handed_over = 1.4`,
		],
		[
			'what is public of goods is not what was handed over',
			(tx) => tx`update goods_handovers set reviewed_at = now() - interval '2 hours'`,
		],
		['goods were handed over while their notice ran', (tx) => tx`delete from goods_notices`],
	];

	it.each([...damages, ...unseen, ...lost])('notice that %s', (name, damage) =>
		rolledBack(async (tx) => {
			const told = await tellAll(tx);
			await becomeOwner(tx);
			// Only an owner who switches the triggers off can do such things at all.
			await tx`set local session_replication_role = replica`;
			await damage(tx, told);
			expect(await brokenInvariants(tx)).toContain(name);
		}),
	);
});
