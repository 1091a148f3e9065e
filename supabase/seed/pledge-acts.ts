import { addDays } from '#domain/period.ts';
import type { Archive } from './documents.ts';
import type { SeatOf } from './people.ts';
import type { PaymentPlan, PledgePlan } from './pledges.ts';
import { idOf } from './random.ts';
import type { Stage } from './stage.ts';

/** Whoever plays: everything an act needs besides its own facts. */
export interface Players {
	readonly stage: Stage;
	readonly archive: Archive;
	readonly seatOf: SeatOf;
}

const CLAUSE = '如需改变用途，受赠方应事先书面征得捐赠方同意，并向社会公开。';

/** One of the house draws it up, another signs; a draft stays in the drawer. */
export function signPledge(players: Players, pledge: PledgePlan, number: number) {
	const { stage, archive, seatOf } = players;
	const { id, donor, ending, agreementOn } = pledge;
	const editor = seatOf(donor, 'editor');
	stage.act(editor, 'draw_up_pledge', {
		id,
		receiving_organization_id: pledge.receiver,
		nature: pledge.nature,
		form: pledge.form,
		amount_fen: pledge.amountFen,
		goods: pledge.goods.map(({ item, unit, quantity, valuation }) => ({
			item,
			unit,
			quantity,
			...(valuation && { valuation_fen: valuation.fen, valuation_basis: valuation.basis }),
		})),
		lines: pledge.lines.map(({ village, needId, amountFen }) => ({
			village_code: village,
			need_id: needId,
			amount_fen: amountFen,
		})),
		instalments: pledge.instalments.map(({ dueOn, amountFen }) => ({
			due_on: dueOn,
			amount_fen: amountFen,
		})),
		proposal_id: pledge.proposalId,
		amount_text: pledge.amountText,
		is_approximate: pledge.isApproximate,
		earmark: pledge.earmark,
		change_of_use_clause: pledge.nature === 'social_donation' ? CLAUSE : null,
		is_anonymous: pledge.isAnonymous,
	});
	if (ending === 'draft') return;
	if (ending === 'withdrawn') {
		stage.act(editor, 'withdraw_pledge', { id });
		return;
	}
	const approver = seatOf(donor, 'approver');
	const agreementNumber = `定帮协〔${agreementOn.slice(0, 4)}〕${number}号`;
	stage.act(approver, 'sign_pledge', {
		id,
		agreement_document_id: archive.paper(approver, 'agreement', agreementNumber),
		agreement_number: agreementNumber,
		agreement_on: agreementOn,
	});
}

/** The donor reports each payment, the receiver confirms it, and a second person there approves. */
export function payPledge(players: Players, pledge: PledgePlan): void {
	for (const payment of pledge.payments) pay(players, pledge, payment);
	if (['draft', 'withdrawn', 'signed'].includes(pledge.ending)) return;
	const { stage, seatOf } = players;
	const exit = { id: pledge.id, exit: pledge.ending };
	const reason = EXIT_REASONS[pledge.ending] ?? '';
	stage.act(seatOf(pledge.donor, 'editor'), 'end_pledge', { ...exit, reason });
	stage.act(seatOf(pledge.receiver, 'approver'), 'end_pledge', {
		...exit,
		reason: '情况属实，同意。',
	});
}

const EXIT_REASONS: Readonly<Record<string, string>> = {
	lapsed: '协议约定期限已过，企业经营困难，剩余款项无法按期支付。',
	cancelled: '双方协商一致，项目选址调整后不再需要。',
	written_off: '捐赠方已注销，尾款无法收回。',
};

function pay(players: Players, pledge: PledgePlan, payment: PaymentPlan): void {
	const { stage, archive, seatOf } = players;
	const { position, paidOn } = payment;
	const reportId = idOf(`report ${pledge.id} ${position}`);
	const donor = seatOf(pledge.donor, 'editor');
	const isBusiness = pledge.nature === 'investment' || pledge.nature === 'purchase';
	const evidence = `付款凭证 ${pledge.agreementOn.slice(0, 4)}-${position}`;
	stage.act(donor, 'report_payment', {
		id: reportId,
		pledge_id: pledge.id,
		amount_fen: payment.reportedFen,
		paid_on: paidOn,
		instalment_position: position,
		document_id: isBusiness ? archive.paper(donor, 'evidence', evidence) : null,
	});
	if (payment.outcome !== 'reported') confirm(players, pledge, payment, reportId);
}

function confirm(
	{ stage, archive, seatOf }: Players,
	pledge: PledgePlan,
	payment: PaymentPlan,
	reportId: string,
): void {
	const { outcome, position, paidOn } = payment;
	const id = idOf(`receipt ${pledge.id} ${position}`);
	const isDonation = pledge.nature === 'social_donation';
	const isScanned = isDonation && pledge.payments.length > 1 && position === 1;
	const editor = seatOf(pledge.receiver, 'editor');
	const approver = seatOf(pledge.receiver, 'approver');
	const number = String(parseInt(id.slice(0, 7), 16) % 100_000_000).padStart(8, '0');
	stage.act(editor, 'confirm_receipt', {
		id,
		report_id: reportId,
		amount_fen: payment.confirmedFen,
		received_on: addDays(paidOn, 2),
		receipt_code: isDonation ? `621101${paidOn.slice(2, 4)}` : null,
		receipt_number: isDonation ? number : null,
		document_id: isScanned ? archive.paper(editor, 'receipt', `票据${number}`) : null,
	});
	if (outcome === 'confirmed') return;
	if (outcome === 'returned') {
		const note = '票据抬头与协议单位不一致，请重开。';
		stage.act(approver, 'return_receipt', { id, note });
		return;
	}
	stage.act(approver, 'approve_receipt', { id });
	if (outcome === 'settled') {
		const note = '差额为跨行手续费和退汇，双方确认以到账数为准。';
		stage.act(seatOf(pledge.donor, 'approver'), 'settle_discrepancy', { id, note });
	}
}
