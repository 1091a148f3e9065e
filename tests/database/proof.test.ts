import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, refusalOf, rolledBack, type Tx } from './become.ts';
import { fileDocument, signedPledge } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

/** An approval of money or goods: who gives it, and its call, which is let in and then refused. */
interface Approval {
	readonly who: keyof Cast;
	readonly call: (tx: Tx, pledge: string) => Promise<unknown>;
	/** What stands in its way when the proof does not. */
	readonly then: string | null;
}

const nothing = randomUUID();

const approvals: Readonly<Record<string, Approval>> = {
	approve_receipt: {
		who: 'charityApprover',
		call: (tx) => tx`select approve_receipt(${nothing})`,
		then: 'receipt.unknown',
	},
	approve_reversal: {
		who: 'charityApprover',
		call: (tx) => tx`select approve_reversal(${nothing})`,
		then: 'reversal.unknown',
	},
	approve_waiver: {
		who: 'charityApprover',
		call: (tx) => tx`select approve_waiver(${nothing})`,
		then: 'waiver.unknown',
	},
	settle_discrepancy: {
		who: 'donorApprover',
		call: (tx) => tx`select settle_discrepancy(${nothing}, '少到一笔')`,
		then: 'discrepancy.unknown',
	},
	approve_allocation: {
		who: 'countyApprover',
		call: (tx) => tx`select approve_allocation(${nothing})`,
		then: 'allocation.unknown',
	},
	approve_project_payment: {
		who: 'countyApprover',
		call: (tx) => tx`select approve_project_payment(${nothing})`,
		then: 'payment.unknown',
	},
	approve_project_reversal: {
		who: 'countyApprover',
		call: (tx) => tx`select approve_project_reversal(${nothing})`,
		then: 'reversal.unknown',
	},
	sign_pledge: {
		who: 'donorApprover',
		call: (tx) => tx`select sign_pledge(${nothing}, null, '1', '2024-03-01')`,
		then: 'pledge.unknown',
	},
	approve_goods: {
		who: 'villageApprover',
		call: (tx) => tx`select approve_goods(${nothing})`,
		then: 'goods.unknown',
	},
	approve_goods_handover: {
		who: 'villageApprover',
		call: (tx) => tx`select approve_goods_handover(${nothing})`,
		then: 'goods.unknown',
	},
	approve_goods_plan: {
		who: 'villageApprover',
		call: (tx) => tx`select approve_goods_plan(${nothing}, 1)`,
		then: 'goods.unknown',
	},
	return_goods_plan: {
		who: 'villageApprover',
		call: (tx) => tx`select return_goods_plan(${nothing}, '有异议')`,
		then: 'goods.unknown',
	},
	close_goods_plan: {
		who: 'villageApprover',
		call: (tx) => tx`select close_goods_plan(${nothing}, '改期另发')`,
		then: 'goods.unknown',
	},
	settle_goods: {
		who: 'donorApprover',
		call: (tx) => tx`select settle_goods(${nothing}, '少到一袋')`,
		then: 'goods.unknown',
	},
	end_pledge: {
		who: 'charityApprover',
		call: (tx, pledge) => tx`select end_pledge(${pledge}, 'cancelled', null)`,
		then: null,
	},
};

/** A signed pledge whose donor has asked to be let go: one approval is about that one. */
async function asked(tx: Tx): Promise<{ cast: Cast; pledge: string }> {
	const cast = await gather(tx);
	const pledge = await signedPledge(tx, cast);
	await become(tx, cast.donorEditor);
	await tx`select end_pledge(${pledge}, 'cancelled', '经营困难')`;
	return { cast, pledge };
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('an approval of money or goods', () => {
	it('is every function that posts on an approver’s word, and each is tried here', () =>
		rolledBack(async (tx) => {
			const rows = await tx<{ name: string }[]>`
				with recursive reaching as (
					select p.proname as name from pg_proc p where p.proname in ('post', 'post_goods')
					union
					select p.proname from pg_proc p join reaching r
						on p.prosrc ~ ('private[.]' || r.name || '[(]')
					where p.pronamespace = 'private'::regnamespace
				)
				select p.proname as name from pg_proc p join reaching r on r.name = p.proname
				where p.pronamespace = 'private'::regnamespace
					and has_function_privilege('authenticated', p.oid, 'execute')
					and (p.prosrc ~ 'private[.]approve_as[(]' or p.prosrc ~ 'act_as[(] *''(approver|admin)''')
				order by 1`;
			expect(rows.map(({ name }) => name)).toEqual(Object.keys(approvals).sort());
		}));

	it.each(Object.entries(approvals))(
		'%s asks when who gives it has last proved who they are',
		(_, { who, call, then }) =>
			rolledBack(async (tx) => {
				const { cast, pledge } = await asked(tx);
				const person: Person = cast[who];
				const attempt = (story: Tx) => call(story, pledge);
				for (const provedAt of [null, minutesAgo(11), minutesAgo(60 * 24)]) {
					await become(tx, person, provedAt);
					expect(await refusalOf(tx, attempt)).toBe('proof.too_old');
				}
				await become(tx, person, minutesAgo(9));
				expect(await refusalOf(tx, attempt)).toBe(then);
			}),
	);

	it('is still nobody’s who may not give it', () =>
		rolledBack(async (tx) => {
			const { cast } = await asked(tx);
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, (t) => t`select approve_allocation(${nothing})`)).toBe(
				'access.denied',
			);
		}));

	it('is not needed to ask for one, nor to send something back', () =>
		rolledBack(async (tx) => {
			const { cast } = await asked(tx);
			await fileDocument(tx, cast.donorApprover);
			await become(tx, cast.countyApprover, null);
			expect(await refusalOf(tx, (t) => t`select return_allocation(${nothing}, '再议')`)).toBe(
				'allocation.unknown',
			);
		}));
});
