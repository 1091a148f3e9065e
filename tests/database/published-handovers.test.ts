import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { brokenInvariants, villages, type Terms } from './giving.ts';
import {
	approvedPlan,
	goodsPledge,
	handOver,
	households,
	noticed,
	stocked,
	type Plan,
} from './goods-giving.ts';
import { gather } from './people.ts';

const valued = {
	goods: [
		{
			item: '饲料',
			unit: '吨',
			quantity: 12.34,
			valuation_fen: 4_100_000,
			valuation_basis: '出厂价',
		},
	],
};

/** A sheet of the first `lines` lines of a plan, signed for and, unless told, approved. */
async function handedOut(
	tx: Tx,
	terms: Partial<Terms> = {},
	{ lines = 3, approved = true, plan: told = {} }: Told = {},
) {
	const cast = await gather(tx);
	const pledge = await goodsPledge(tx, cast, terms);
	await stocked(tx, cast, pledge);
	const plan = await approvedPlan(tx, cast, pledge, told);
	await noticed(tx, cast.villageEditor, plan);
	const given = Array.from({ length: lines }, (_, at) => ({ number: at + 1, quantity: 0.158 }));
	const sheet = await handOver(tx, cast.villageEditor, plan, given);
	await become(tx, cast.villageApprover);
	if (approved) await tx`select approve_goods_handover(${sheet})`;
	return { cast, sheet };
}

interface Told {
	readonly lines?: number;
	readonly approved?: boolean;
	readonly plan?: Plan;
}

async function published(tx: Tx, sheet: string) {
	await becomeOwner(tx);
	await tx`select private.publish_handover(${sheet})`;
	await become(tx, null);
	return tx`select h.*, d.name as donor from published_handovers h
		left join published_donors d on d.id = h.donor_id`;
}

describe('what was handed over is public', () => {
	it('by village and without a household, with its valuation and the donor that wants a name', () =>
		rolledBack(async (tx) => {
			const { cast, sheet } = await handedOut(tx, valued);
			await published(tx, sheet);
			const [row, ...others] = await published(tx, sheet);
			expect(others).toEqual([]);
			expect(row).toMatchObject({
				id: sheet,
				village_code: villages.yuangudui,
				donor_id: cast.donorEditor.organization,
				item: '饲料',
				quantity: '0.474',
				household_count: 3,
				pledged: '12.340',
				valuation_fen: '4100000',
				valuation_basis: '出厂价',
			});
			expect(row!['donor']).toBeTruthy();
			expect(Object.keys(row!)).not.toContain('document_id');
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('without the donor that wants no name, and without a count of fewer than three', () =>
		rolledBack(async (tx) => {
			const { sheet } = await handedOut(tx, { is_anonymous: true }, { lines: 2 });
			const [row] = await published(tx, sheet);
			expect(row).toMatchObject({ donor_id: null, donor: null, household_count: null });
			expect(row).toMatchObject({ valuation_fen: null, valuation_basis: null });
		}));

	it('counting no households where facilities got it', () =>
		rolledBack(async (tx) => {
			const lines = households(3, 0.158).map((line) => ({ ...line, target: `点${line.target}` }));
			const plan = { scope: 'facilities', lines };
			const { sheet } = await handedOut(tx, {}, { plan });
			expect((await published(tx, sheet))[0]).toMatchObject({ household_count: null });
		}));

	it('once a second person let it count, and is then no more changed', () =>
		rolledBack(async (tx) => {
			const { cast, sheet } = await handedOut(tx, {}, { approved: false });
			expect(await published(tx, sheet)).toEqual([]);
			await become(tx, cast.villageApprover);
			await tx`select approve_goods_handover(${sheet})`;
			await becomeOwner(tx);
			// Enqueued by the approval itself, so that nobody has to remember.
			expect(
				await tx`select 1 from pg_trigger where tgname = 'goods_handovers_publish'
				and tgrelid = 'goods_handovers'::regclass`,
			).toHaveLength(1);
			expect(await published(tx, sheet)).toHaveLength(1);
			await becomeOwner(tx);
			const change = (t: Tx) => t`update published_handovers set quantity = 1`;
			expect(await refusalOf(tx, change)).not.toBeNull();
		}));
});
