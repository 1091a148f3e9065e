import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { fileDocument, villages } from './giving.ts';
import { approvedPlan, goodsPledge, handOver, households, noticed } from './goods-giving.ts';
import { propose, stocked, store, type Plan } from './goods-giving.ts';
import { gather, type Cast } from './people.ts';

const approve = (id: string) => (tx: Tx) => tx`select approve_goods_handover(${id})`;
const takeBack = (id: string, note: string) => (tx: Tx) =>
	tx`select return_goods_plan(${id}, ${note})`;
const close = (id: string, note: string | null) => (tx: Tx) =>
	tx`select close_goods_plan(${id}, ${note})`;
const daysFromNow = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });

/** The village has 12.34 吨 of feed. */
async function withFeed(tx: Tx): Promise<{ cast: Cast; pledge: string }> {
	const cast = await gather(tx);
	const pledge = await goodsPledge(tx, cast);
	await stocked(tx, cast, pledge);
	return { cast, pledge };
}

describe('a plan', () => {
	it('of 12.34 吨 for 78 households leaves 0.016 in the store, and more is refused', () =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			const plan = await approvedPlan(tx, cast, pledge);
			const after = { donor: '-12.34', received: '0.016', planned: '12.324' };
			expect(await store(tx, pledge)).toEqual(after);
			await become(tx, cast.villageEditor);
			const more = (t: Tx) => propose(t, pledge, { lines: households(1, 0.017) });
			expect(await refusalOf(tx, more)).toBe('goods.insufficient');
			await noticed(tx, cast.villageEditor, plan);
			const twice = (t: Tx) =>
				handOver(t, cast.villageEditor, plan, [{ number: 5, quantity: 0.159 }]);
			expect(await refusalOf(tx, twice)).toBe('goods.more_than_planned');
		}));

	it('is approved by another person, the version that was read, when there is enough', () =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			await become(tx, cast.villageApprover);
			const [own] = await propose(tx, pledge);
			const ownId = own!.propose_goods_plan;
			const call = (id: string, version: number) => (t: Tx) =>
				t`select approve_goods_plan(${id}, ${version})`;
			expect(await refusalOf(tx, call(ownId, 1))).toBe('approval.same_person');
			await become(tx, cast.villageEditor);
			const [row] = await propose(tx, pledge);
			const id = row!.propose_goods_plan;
			await propose(tx, pledge, { id, lines: households(77, 0.16), version: 1 });
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, call(id, 1))).toBe('draft.changed_meanwhile');
			await call(id, 2)(tx);
			await call(id, 2)(tx);
			expect(await store(tx, pledge)).toMatchObject({ received: '0.02', planned: '12.32' });
			// The first was written when there was enough for it, and now there is not.
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.township.account}`;
			await become(tx, { ...cast.township, role: 'approver' });
			expect(await refusalOf(tx, call(ownId, 1))).toBe('goods.insufficient');
		}));

	const line = { village_code: villages.yuangudui, target: '01', quantity: 0.1 };
	it.each([
		['without lines', { lines: [] }, 'goods.lines_missing'],
		[
			'with a name for a number',
			{ lines: [{ ...line, target: '张三' }] },
			'goods.target_malformed',
		],
		['with a household twice', { lines: [line, line] }, 'goods.line_twice'],
		[
			'that is unequal',
			{ lines: [line, { ...line, target: '02', quantity: 0.2 }] },
			'goods.not_equal',
		],
		['finer than its step', { lines: [line], step: 0.5 }, 'goods.not_equal'],
		[
			'for the next village',
			{ lines: [{ ...line, village_code: villages.xinlian }] },
			'goods.not_a_beneficiary',
		],
		['that favours some for no reason', { way: 'focused' }, 'goods.reason_missing'],
		['by the donor’s wish, without the wish', { way: 'directed' }, 'goods.reason_missing'],
		['with a line of nothing', { lines: [{ ...line, quantity: 0 }] }, 'goods.lines_malformed'],
		['for more than there is', { lines: [{ ...line, quantity: 12.341 }] }, 'goods.insufficient'],
		['of the village for villages', { scope: 'villages', lines: [line] }, 'goods.target_malformed'],
	] as const)('is not written %s', (_, told, name) =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, (t) => propose(t, pledge, told as Plan))).toBe(name);
		}),
	);

	it.each([
		['villageEditor', null],
		['township', null],
		['charityEditor', 'goods.unknown'],
		['countyEditor', 'goods.unknown'],
		['otherVillage', 'goods.unknown'],
		['donorEditor', 'access.denied'],
	] as const)('of the village’s store is written by %s: %s', (who, name) =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			await become(tx, cast[who]);
			expect(await refusalOf(tx, (t) => propose(t, pledge))).toBe(name);
		}),
	);

	it('of the receiving entity’s store may be for villages and for facilities', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await goodsPledge(tx, cast);
			await stocked(tx, cast, pledge, 10, { quantity: 10, village: null });
			const whole = [{ village_code: villages.yuangudui, quantity: 4 }];
			const told = { village: null, scope: 'villages', lines: whole };
			await approvedPlan(tx, cast, pledge, told);
			const school = [{ village_code: villages.yuangudui, target: '村小学', quantity: 1.5 }];
			const wish = { way: 'directed', reason: '捐赠方指定用于村小学' };
			await approvedPlan(tx, cast, pledge, {
				...wish,
				village: null,
				scope: 'facilities',
				lines: school,
			});
			expect(await store(tx, pledge)).toMatchObject({ received: '4.5', planned: '5.5' });
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, (t) => propose(t, pledge))).toBe('goods.unknown');
		}));

	it('written twice in the same words is one, in other words needs the version', () =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			await become(tx, cast.villageEditor);
			const [row] = await propose(tx, pledge);
			const id = row!.propose_goods_plan;
			expect(await refusalOf(tx, (t) => propose(t, pledge, { id }))).toBeNull();
			const other = { id, lines: households(2, 0.5) };
			expect(await refusalOf(tx, (t) => propose(t, pledge, other))).toBe('draft.changed_meanwhile');
			await becomeOwner(tx);
			expect(await tx`select version from goods_plans where id = ${id}`).toMatchObject([
				{ version: 1 },
			]);
		}));
});

describe('the notice of a plan', () => {
	it('runs its days before anything is handed over, and no step jumps it', () =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			const plan = await approvedPlan(tx, cast, pledge);
			const first = (t: Tx) =>
				handOver(t, cast.villageEditor, plan, [{ number: 1, quantity: 0.1 }]);
			expect(await refusalOf(tx, first)).toBe('goods.notice_missing');
			const short = (t: Tx) => noticed(t, cast.villageEditor, plan, '2024-05-10', '2024-05-19');
			expect(await refusalOf(tx, short)).toBe('notice.too_short');
			await noticed(tx, cast.villageEditor, plan, daysFromNow(-10), daysFromNow(0));
			expect(await refusalOf(tx, first)).toBe('goods.notice_running');
			await noticed(tx, cast.villageEditor, plan, daysFromNow(-20), daysFromNow(-1));
			expect(await refusalOf(tx, first)).toBe('goods.notice_running');
		}));

	it('is void once the plan was taken back, as after an objection', () =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			const plan = await approvedPlan(tx, cast, pledge);
			await noticed(tx, cast.villageEditor, plan);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, takeBack(plan, ''))).toBe('note.missing');
			await takeBack(plan, '07 号户有异议，经查属实')(tx);
			expect(await store(tx, pledge)).toEqual({ donor: '-12.34', received: '12.34' });
			await become(tx, cast.villageEditor);
			await propose(tx, pledge, { id: plan, lines: households(79, 0.156), version: 1 });
			await become(tx, cast.villageApprover);
			await tx`select approve_goods_plan(${plan}, 2)`;
			expect(await store(tx, pledge)).toMatchObject({ received: '0.016', planned: '12.324' });
			const first = (t: Tx) =>
				handOver(t, cast.villageEditor, plan, [{ number: 1, quantity: 0.1 }]);
			expect(await refusalOf(tx, first)).toBe('goods.notice_missing');
		}));

	it('is recorded for an approved plan alone', () =>
		rolledBack(async (tx) => {
			const { cast, pledge } = await withFeed(tx);
			await become(tx, cast.villageEditor);
			const [row] = await propose(tx, pledge);
			const early = (t: Tx) => noticed(t, cast.villageEditor, row!.propose_goods_plan);
			expect(await refusalOf(tx, early)).toBe('goods.plan_not_approved');
		}));
});

describe('a hand-over', () => {
	/** A plan whose notice has ended. */
	async function handing(tx: Tx) {
		const { cast, pledge } = await withFeed(tx);
		const plan = await approvedPlan(tx, cast, pledge);
		await noticed(tx, cast.villageEditor, plan);
		return { cast, pledge, plan };
	}

	it('counts when a second person approves it, line by line, and never twice', () =>
		rolledBack(async (tx) => {
			const { cast, pledge, plan } = await handing(tx);
			const lines = [
				{ number: 1, quantity: 0.158 },
				{ number: 2, quantity: 0.1 },
			];
			const first = await handOver(tx, cast.villageEditor, plan, lines);
			const again = await handOver(tx, cast.villageEditor, plan, lines);
			await become(tx, cast.villageApprover);
			await approve(first)(tx);
			await approve(first)(tx);
			expect(await refusalOf(tx, approve(again))).toBe('goods.more_than_planned');
			await tx`select return_goods_handover(${again}, '重复登记')`;
			expect(await store(tx, pledge)).toMatchObject({ planned: '12.066', handed_over: '0.258' });
			const rows = await tx`select handed_over from goods_plan_lines
				where plan_id = ${plan} and number < 4 order by number`;
			expect(rows.map((row) => row['handed_over'])).toEqual(['0.158', '0.100', '0.000']);
		}));

	it('is not approved by who recorded it', () =>
		rolledBack(async (tx) => {
			const { cast, plan } = await handing(tx);
			const id = await handOver(tx, cast.villageApprover, plan, [{ number: 1, quantity: 0.1 }]);
			expect(await refusalOf(tx, approve(id))).toBe('approval.same_person');
		}));

	it('shows its sheet of signatures to officials of the place, and to no donor', () =>
		rolledBack(async (tx) => {
			const { cast, plan } = await handing(tx);
			const id = await handOver(tx, cast.villageEditor, plan, [{ number: 1, quantity: 0.1 }]);
			const sees = async (who: keyof Cast) => {
				await become(tx, cast[who]);
				const rows = await tx`select 1 from documents d
					join goods_handovers h on h.document_id = d.id where h.id = ${id}`;
				return rows.length === 1;
			};
			for (const who of ['villageApprover', 'township', 'countyEditor', 'charityEditor'] as const) {
				expect(await sees(who), who).toBe(true);
			}
			for (const who of ['donorApprover', 'otherVillage', 'otherDonor'] as const) {
				expect(await sees(who), who).toBe(false);
			}
		}));

	it('needs the signed sheet, numbers that the plan has, each once', () =>
		rolledBack(async (tx) => {
			const { cast, plan } = await handing(tx);
			const sheet = await fileDocument(tx, cast.villageEditor, 'evidence');
			const call = (lines: unknown, paper: string | null) => (t: Tx) =>
				t`select record_goods_handover(gen_random_uuid(), ${plan}, '2024-05-25'::date,
					${t.json(lines as never)}, ${paper}::uuid)`;
			const one = { number: 1, quantity: 0.1 };
			expect(await refusalOf(tx, call([one], null))).toBe('goods.sheet_missing');
			expect(await refusalOf(tx, call([], sheet))).toBe('goods.lines_missing');
			expect(await refusalOf(tx, call([one, one], sheet))).toBe('goods.lines_malformed');
			const other = { number: 79, quantity: 0.1 };
			expect(await refusalOf(tx, call([other], sheet))).toBe('goods.more_than_planned');
		}));

	it('keeps its plan from being taken back, and what is left goes back to the store', () =>
		rolledBack(async (tx) => {
			const { cast, pledge, plan } = await handing(tx);
			const id = await handOver(tx, cast.villageEditor, plan, [{ number: 1, quantity: 0.158 }]);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, takeBack(plan, '有异议'))).toBe('goods.handing_over');
			expect(await refusalOf(tx, close(plan, '外出'))).toBe('goods.handover_pending');
			await approve(id)(tx);
			expect(await refusalOf(tx, close(plan, null))).toBe('note.missing');
			await close(plan, '77 户外出务工，改期另发')(tx);
			await close(plan, '77 户外出务工，改期另发')(tx);
			expect(await store(tx, pledge)).toEqual({
				donor: '-12.34',
				received: '12.182',
				handed_over: '0.158',
			});
			await become(tx, cast.villageEditor);
			const next = { lines: households(1, 12.182) };
			expect(await refusalOf(tx, (t) => propose(t, pledge, next))).toBeNull();
		}));
});
