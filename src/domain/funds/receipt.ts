import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Payment } from '#domain/pledges/instalment.ts';
import type { Party } from '#domain/pledges/pledge.ts';
import { countedFen, pendingReversal, type Reversal } from './reversal.ts';

/** A pledge as the money that hangs on it names it. */
export interface PledgeName {
	readonly id: string;
	readonly nature: Nature;
	readonly agreementNumber: string | null;
	readonly donor: Party;
	readonly receiver: Party;
}

/** Two facts that do not agree; both stay, settled or not. */
export interface Discrepancy {
	readonly reportedFen: number;
	readonly confirmedFen: number;
	readonly openedAt: string;
	/** null while it is open. */
	readonly settledAt: string | null;
	readonly note: string | null;
}

/** What the receiver says arrived. */
export interface Receipt {
	readonly id: string;
	readonly amountFen: number;
	/** What came above all that was committed: 超额. */
	readonly excessFen: number;
	readonly receivedOn: string;
	readonly code: string | null;
	readonly number: string | null;
	readonly documentId: string | null;
	readonly status: 'pending' | 'approved' | 'returned';
	readonly reviewNote: string | null;
	readonly confirmedBy: string;
	readonly confirmedAt: string;
	readonly discrepancy: Discrepancy | null;
	/** The newest first. */
	readonly reversals: readonly Reversal[];
}

export const reportStatuses = ['in_transit', 'above_commitment', 'confirmed', 'withdrawn'] as const;

/** What the donor says was paid. */
export interface PaymentReport {
	readonly id: string;
	readonly pledge: PledgeName;
	/** The instalment that it names, if any. */
	readonly position: number | null;
	readonly amountFen: number;
	readonly paidOn: string;
	readonly documentId: string | null;
	readonly status: (typeof reportStatuses)[number];
	readonly withdrawalReason: string | null;
	readonly reportedAt: string;
	/** The newest first; at most one of them is not returned. */
	readonly receipts: readonly Receipt[];
}

/**
 * Whom a payment waits for: the receiver's editor, the second person, both sides, or nobody.
 * reversed: all that was received of it was taken back.
 */
export type Arrival =
	'to_confirm' | 'to_review' | 'differing' | 'received' | 'reversed' | 'withdrawn';

export function arrivalOf(report: PaymentReport): Arrival {
	if (report.status === 'withdrawn') return 'withdrawn';
	const receipt = liveReceipt(report);
	if (!receipt) return 'to_confirm';
	if (receipt.status === 'pending') return 'to_review';
	// What is in transit of a difference has to be settled even so.
	if (isOpen(receipt.discrepancy)) return 'differing';
	return countedFen(receipt) === 0 ? 'reversed' : 'received';
}

/** The receipt that counts or waits; a returned one is history. */
export function liveReceipt({ receipts }: Pick<PaymentReport, 'receipts'>): Receipt | null {
	return receipts.find(({ status }) => status !== 'returned') ?? null;
}

/** What counts of it in the ledger: nothing before its second person. */
export function receivedOf(report: Pick<PaymentReport, 'receipts'>): number | null {
	const receipt = liveReceipt(report);
	return receipt?.status === 'approved' ? countedFen(receipt) : null;
}

function isOpen(discrepancy: Discrepancy | null): boolean {
	return discrepancy !== null && discrepancy.settledAt === null;
}

/** What this person may do with the payment now. The database asks again. */
export function actsOnReport(
	report: PaymentReport,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
) {
	const { donor, receiver } = report.pledge;
	const arrival = arrivalOf(report);
	const isReceiver = seat.organizationId === receiver.id;
	const isDonor = seat.organizationId === donor.id;
	const receipt = liveReceipt(report);
	const isSecond = receipt?.confirmedBy !== accountId;
	const reversal = pendingReversal(receipt);
	const isCounted = receipt?.status === 'approved' && countedFen(receipt) > 0;
	return {
		withdraw: arrival === 'to_confirm' && isDonor && may(seat, 'report.submit'),
		confirm: arrival === 'to_confirm' && isReceiver && may(seat, 'receipt.confirm'),
		review: arrival === 'to_review' && isReceiver && isSecond && may(seat, 'receipt.review'),
		settle:
			arrival === 'differing' &&
			(isReceiver || isDonor) &&
			isSecond &&
			may(seat, 'discrepancy.settle'),
		reverse: isCounted && !reversal && isReceiver && may(seat, 'receipt.confirm'),
		reviewReversal:
			reversal !== null &&
			isReceiver &&
			reversal.askedBy !== accountId &&
			may(seat, 'receipt.review'),
	};
}

/**
 * What the instalments are judged by: approved receipts count as received; of the rest, what the
 * donor reported counts as on its way until the receiver has spoken.
 */
export function paymentsOf(reports: readonly PaymentReport[]): Payment[] {
	return reports
		.filter(({ status }) => status !== 'withdrawn')
		.map((report) => {
			const receipt = liveReceipt(report);
			const isConfirmed = receipt?.status === 'approved';
			const fen = isConfirmed ? countedFen(receipt) : report.amountFen;
			return { position: report.position, fen, isConfirmed };
		});
}
