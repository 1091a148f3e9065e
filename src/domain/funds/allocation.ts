import type { Actor } from '#domain/identity/actor.ts';
import { may, type Act } from '#domain/identity/permission.ts';
import type { Party } from '#domain/pledges/pledge.ts';
import type { PledgeName } from './receipt.ts';

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

/** Whether this person is the second one that the record waits for. */
export function mayReview(
	{ status, organization, writtenBy }: Pick<Reviewed, 'status' | 'organization' | 'writtenBy'>,
	act: Extract<Act, 'allocation.review' | 'payment.review'>,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
): boolean {
	const isOwn = seat.organizationId === organization.id;
	return status === 'pending' && isOwn && accountId !== writtenBy && may(seat, act);
}
