import { addDays } from '#domain/period.ts';
import { REFERENCE_DAY } from './calendar.ts';
import { idOf } from './random.ts';

export type Nature = 'fiscal_aid' | 'social_donation' | 'investment' | 'purchase';

/** A payment and how far it comes; what was reported and what arrived may differ. In fen. */
export interface PaymentPlan {
	/** Of the instalment, from 1. */
	readonly position: number;
	readonly paidOn: string;
	readonly reportedFen: number;
	readonly confirmedFen: number;
	readonly outcome: 'reported' | 'confirmed' | 'returned' | 'approved' | 'settled';
}

/** A pledge as it will be drawn up, and what comes of it. */
export interface PledgePlan {
	readonly id: string;
	readonly donor: string;
	readonly receiver: string;
	readonly nature: Nature;
	readonly form: 'cash' | 'goods';
	readonly amountFen: number | null;
	readonly amountText: string | null;
	readonly isApproximate: boolean;
	readonly earmark: string | null;
	readonly isAnonymous: boolean;
	/** What is given in kind. */
	readonly goods: readonly GoodsPlan[];
	/** Shares of villages. None: unrestricted. */
	readonly lines: readonly PledgeLine[];
	/** The projects it pays for, and how much of it in the end. */
	readonly uses: readonly { readonly projectId: string; readonly amountFen: number }[];
	readonly proposalId: string | null;
	readonly agreementOn: string;
	readonly instalments: readonly { readonly dueOn: string; readonly amountFen: number }[];
	readonly payments: readonly PaymentPlan[];
	readonly ending: 'draft' | 'withdrawn' | 'signed' | 'lapsed' | 'cancelled' | 'written_off';
}

export interface GoodsPlan {
	readonly item: string;
	readonly unit: string;
	readonly quantity: number;
	/** Of the whole line; absent: not valued. */
	readonly valuation?: { readonly fen: number; readonly basis: string };
}

export interface PledgeLine {
	readonly village: string;
	readonly needId: string | null;
	readonly amountFen: number | null;
}

/** What a plan says; the rest follows from the amount and the day. */
export interface PledgeDraft
	extends
		Pick<PledgePlan, 'donor' | 'receiver' | 'nature' | 'agreementOn'>,
		Partial<
			Pick<
				PledgePlan,
				| 'form'
				| 'amountText'
				| 'isApproximate'
				| 'earmark'
				| 'isAnonymous'
				| 'goods'
				| 'lines'
				| 'uses'
				| 'proposalId'
				| 'ending'
			>
		> {
	readonly name: string;
	readonly amountFen: number | null;
	/** Percents of the instalments, due 20 days after the agreement and then every 100. */
	readonly shares?: readonly number[];
	/** How many instalments are paid; absent: those due before the reference day. */
	readonly paid?: number;
	/** What is different about the last payment. */
	readonly trouble?: Partial<PaymentPlan>;
}

const FIRST_DUE_DAYS = 20;
const NEXT_DUE_DAYS = 100;

export function pledgeOf(draft: PledgeDraft): PledgePlan {
	const { amountFen, agreementOn } = draft;
	const instalments = amountFen === null ? [] : instalmentsOf(amountFen, draft);
	const isDue = ({ dueOn }: { dueOn: string }) => dueOn < addDays(REFERENCE_DAY, -8);
	const paid = draft.paid ?? instalments.filter(isDue).length;
	return {
		id: idOf(`pledge ${draft.name}`),
		donor: draft.donor,
		receiver: draft.receiver,
		nature: draft.nature,
		form: draft.form ?? 'cash',
		amountFen,
		amountText: draft.amountText ?? null,
		isApproximate: draft.isApproximate ?? false,
		earmark: draft.earmark ?? null,
		isAnonymous: draft.isAnonymous ?? false,
		goods: draft.goods ?? [],
		lines: draft.lines ?? [],
		uses: draft.uses ?? [],
		proposalId: draft.proposalId ?? null,
		agreementOn,
		instalments,
		payments: instalments.slice(0, paid).map(({ dueOn, amountFen: fen }, place) => ({
			position: place + 1,
			paidOn: addDays(dueOn, -4),
			reportedFen: fen,
			confirmedFen: fen,
			outcome: 'approved',
			...(place === paid - 1 ? draft.trouble : {}),
		})),
		ending: draft.ending ?? 'signed',
	};
}

function instalmentsOf(amountFen: number, { agreementOn, shares = [100] }: PledgeDraft) {
	const first = shares.slice(0, -1).map((percent) => wholeYuan((amountFen * percent) / 100));
	const last = amountFen - first.reduce((sum, part) => sum + part, 0);
	return [...first, last].map((part, place) => ({
		dueOn: addDays(agreementOn, FIRST_DUE_DAYS + place * NEXT_DUE_DAYS),
		amountFen: part,
	}));
}

/** What has come in with the payments up to a position. */
export function receivedIn({ payments }: PledgePlan, position: number): number {
	return payments
		.filter((payment) => payment.position <= position)
		.reduce((sum, { confirmedFen }) => sum + confirmedFen, 0);
}

export function wholeYuan(fen: number): number {
	return Math.floor(fen / 100) * 100;
}
