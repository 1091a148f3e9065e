import type { Actor } from '#domain/identity/actor.ts';
import { may, type Act } from '#domain/identity/permission.ts';
import type { Party } from '#domain/pledges/pledge.ts';
import type { PledgeName } from './receipt.ts';
import { countedFen, pendingReversal, type Reversal } from './reversal.ts';

export interface ProjectName {
	readonly id: string;
	readonly title: string;
}

/** One person wrote it, another of the same house lets it count or sends it back. */
interface Reviewed {
	readonly id: string;
	readonly project: ProjectName;
	readonly pledge: PledgeName;
	/** The house that wrote it and reviews it. */
	readonly organization: Party;
	readonly amountFen: number;
	readonly status: 'pending' | 'approved' | 'returned';
	readonly reviewNote: string | null;
	readonly writtenBy: string;
	readonly writtenAt: string;
	readonly reviewedAt: string | null;
	/** The newest first. */
	readonly reversals: readonly Reversal[];
}

/** Received money for a project. */
export interface Allocation extends Reviewed {
	readonly note: string | null;
}

/** Allocated money paid to who carries the project out, or paid-out money spent by them. */
export const paymentKinds = ['disbursement', 'expenditure'] as const;

export type PaymentKind = (typeof paymentKinds)[number];

export interface ProjectPayment extends Reviewed {
	readonly kind: PaymentKind;
	readonly paidOn: string;
	readonly payee: string;
	readonly documentId: string | null;
}

/** Who writes such a record, and who lets it count; the same may take it back again. */
const rights = {
	allocation: { write: 'allocation.propose', review: 'allocation.review' },
	payment: { write: 'payment.record', review: 'payment.review' },
} as const satisfies Record<string, Record<'write' | 'review', Act>>;

type Judged = Pick<Reviewed, 'status' | 'organization' | 'writtenBy' | 'amountFen' | 'reversals'>;

/** What this person may do with the record now. The database asks again. */
export function actsOnRecord(
	record: Judged,
	kind: keyof typeof rights,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
) {
	const { write, review } = rights[kind];
	const isOwn = seat.organizationId === record.organization.id;
	const reversal = pendingReversal(record);
	return {
		review:
			record.status === 'pending' && isOwn && accountId !== record.writtenBy && may(seat, review),
		reverse:
			record.status === 'approved' &&
			countedFen(record) > 0 &&
			!reversal &&
			isOwn &&
			may(seat, write),
		reviewReversal:
			reversal !== null && isOwn && accountId !== reversal.askedBy && may(seat, review),
	};
}
