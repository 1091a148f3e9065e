import { addDays } from '#domain/period.ts';
import { REFERENCE_DAY } from './calendar.ts';
import type { Company } from './companies.ts';
import { charityId, governmentId } from './organizations.ts';
import { countyOf, YUANGUDUI } from './places.ts';
import type { Players } from './pledge-acts.ts';
import { pledgeOf, type PledgePlan } from './pledges.ts';
import type { ProjectPlan } from './projects.ts';
import { at, idOf } from './random.ts';

/** What was promised and then let go in part, and what is used otherwise than it was promised. */
const LET_GO = 'donation let go in part';
const OTHERWISE = 'donation used otherwise';

/** Two donations of the companies that people sign in with, to see such things on their pages. */
export function planMended(companies: readonly Company[]): PledgePlan[] {
	const to = { receiver: charityId(YUANGUDUI), nature: 'social_donation' } as const;
	return [
		pledgeOf({
			...to,
			name: LET_GO,
			donor: at(companies, 1).id,
			amountFen: 10_000_000,
			agreementOn: '2026-03-16',
			shares: [60, 40],
			paid: 1,
			earmark: '用于元古堆村冬季道路养护。',
		}),
		pledgeOf({
			...to,
			name: OTHERWISE,
			donor: at(companies, 0).id,
			amountFen: 8_000_000,
			agreementOn: '2026-07-06',
			earmark: '用于元古堆村文化广场音响和健身器材。',
			lines: [{ village: YUANGUDUI, needId: null, amountFen: 8_000_000 }],
		}),
	];
}

/** A waiver, a change of use, and a receipt, an allocation and a payment taken back in part. */
export function mend(
	players: Players,
	pledges: readonly PledgePlan[],
	projects: readonly ProjectPlan[],
): void {
	const named = (name: string) => pledgeNamed(pledges, name);
	letGo(players, named(LET_GO));
	useOtherwise(players, named(OTHERWISE));
	takeBackReceipt(players, named(OTHERWISE));
	const under = pledges.flatMap((pledge) =>
		pledge.uses.flatMap((use) => {
			const project = projects.find(({ id }) => id === use.projectId);
			const isOpen =
				project?.status === 'under_way' && countyOf(project.village) === countyOf(YUANGUDUI);
			return isOpen && pledge.payments.length > 0 ? [{ pledge, project }] : [];
		}),
	);
	const [first, second] = under;
	if (!first || !second) throw new RangeError('no project whose money could be taken back');
	takeBackAllocation(players, first);
	takeBackExpenditure(players, second);
}

function pledgeNamed(pledges: readonly PledgePlan[], name: string): PledgePlan {
	const pledge = pledges.find(({ id }) => id === idOf(`pledge ${name}`));
	if (!pledge) throw new RangeError(`no pledge called ${name}`);
	return pledge;
}

/** The charity asks, its approver lets go: dated as the function does it, but on its own day. */
function letGo({ stage, seatOf }: Players, pledge: PledgePlan): void {
	const id = idOf(`waiver ${pledge.id}`);
	const position = 2;
	const missing = at(pledge.instalments, position - 1).amountFen;
	stage.act(seatOf(pledge.receiver, 'editor'), 'ask_waiver', {
		id,
		pledge_id: pledge.id,
		instalment: position,
		reason: '养护里程核减，双方商定第二期不再支付。',
	});
	const approver = seatOf(pledge.receiver, 'approver');
	stage.write(
		(tx) => tx`update public.instalment_waivers
			set status = 'approved', amount_fen = ${missing}, decided_by = ${approver.account},
				decided_at = now()
			where id = ${id}`,
		approver,
	);
	stage.write(
		(tx) => tx`select private.move_funds('lapse', ${pledge.id}, null, ${missing},
			'instalment_waivers', ${id}, ${addDays(REFERENCE_DAY, -30)}, ${`waiver:${id}`})`,
		approver,
	);
}

function useOtherwise({ stage, seatOf }: Players, pledge: PledgePlan): void {
	const id = idOf(`use change ${pledge.id}`);
	stage.act(seatOf(pledge.receiver, 'editor'), 'ask_use_change', {
		id,
		pledge_id: pledge.id,
		earmark: '用于元古堆村村道路灯维护。',
		reason: '文化广场器材已由县里统一配备。',
	});
	const answer = '同意，请把维护情况反馈给我们。';
	stage.act(seatOf(pledge.donor, 'approver'), 'answer_use_change', { id, consents: true, answer });
}

/** A reversal in the books: who approved it, what it takes back of which posting, and why. */
interface Correction {
	readonly id: string;
	readonly fen: number;
	readonly reason: string;
	/** Keys of the postings, the last step first. */
	readonly of: readonly string[];
	readonly on: string;
}

/** As the functions do it, which date a reversal today: right for all but a history. */
function approve(
	{ stage }: Players,
	table: 'receipt_reversals' | 'project_reversals',
	approver: ReturnType<Players['seatOf']>,
	{ id, fen, reason, of, on }: Correction,
): void {
	stage.write(
		(tx) => tx`update ${tx(table)}
			set status = 'approved', reviewed_by = ${approver.account}, reviewed_at = now()
			where id = ${id}`,
		approver,
	);
	for (const key of of) {
		const own = table === 'receipt_reversals' ? `reversal:${id}:${key}` : `reversal:${id}`;
		stage.write(
			(tx) => tx`select private.post('reversal', g, r, ${fen}, p.source_table, p.source_id, ${on},
					${own}, ${reason}, p.seq)
				from public.postings p
				join public.fund_accounts g on g.id = p.debit_account_id
				join public.fund_accounts r on r.id = p.credit_account_id
				where p.idempotency_key = ${key}`,
			approver,
		);
	}
}

/** A part of a transfer came back from the bank: it is owed again. */
function takeBackReceipt(players: Players, pledge: PledgePlan): void {
	const receipt = idOf(`receipt ${pledge.id} 1`);
	const correction = {
		id: idOf(`reversal ${receipt}`),
		fen: 500_000,
		reason: '其中一笔转账被银行退回，待重新汇入。',
		of: [`receipt:${receipt}:receive`, `report:${idOf(`report ${pledge.id} 1`)}`],
		on: addDays(REFERENCE_DAY, -12),
	};
	players.stage.act(players.seatOf(pledge.receiver, 'editor'), 'reverse_receipt', {
		id: correction.id,
		receipt_id: receipt,
		amount_fen: correction.fen,
		reason: correction.reason,
	});
	const approver = players.seatOf(pledge.receiver, 'approver');
	approve(players, 'receipt_reversals', approver, correction);
}

interface Use {
	readonly pledge: PledgePlan;
	readonly project: ProjectPlan;
}

function takeBackAllocation(players: Players, { pledge, project }: Use): void {
	const [payment] = pledge.payments;
	const allocation = idOf(`allocation ${project.id} ${pledge.id} ${payment?.position}`);
	const county = governmentId(countyOf(project.village));
	const correction = {
		id: idOf(`reversal ${allocation}`),
		fen: 1_000_000,
		reason: '按合同价核减，多分配的部分退回待分配。',
		of: [`allocation:${allocation}`],
		on: addDays(REFERENCE_DAY, -6),
	};
	players.stage.act(players.seatOf(county, 'editor'), 'reverse_allocation', {
		id: correction.id,
		allocation_id: allocation,
		amount_fen: correction.fen,
		reason: correction.reason,
	});
	approve(players, 'project_reversals', players.seatOf(county, 'approver'), correction);
}

function takeBackExpenditure(players: Players, { pledge, project }: Use): void {
	const payment = idOf(`expenditure ${project.id} ${pledge.id} 1`);
	const county = governmentId(countyOf(project.village));
	const correction = {
		id: idOf(`reversal ${payment}`),
		fen: 120_000,
		reason: '同一张发票重复登记，冲正重复的部分。',
		of: [`payment:${payment}`],
		on: addDays(REFERENCE_DAY, -1),
	};
	players.stage.act(players.seatOf(county, 'editor'), 'reverse_project_payment', {
		id: correction.id,
		payment_id: payment,
		amount_fen: correction.fen,
		reason: correction.reason,
	});
	approve(players, 'project_reversals', players.seatOf(county, 'approver'), correction);
}
