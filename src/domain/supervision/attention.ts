import type { Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Named } from './issue.ts';

export type AttentionStatus = StatusOf<'attention'>;

export const attentionStatuses = ['listed', 'lifted'] as const satisfies readonly AttentionStatus[];

/** What was found when it was looked at again. */
export interface AttentionReview {
	readonly id: string;
	readonly note: string;
	/** null: it was taken off the list. */
	readonly nextOn: string | null;
	readonly by: string;
	readonly reviewedAt: string;
}

/** A place or project that a county or city keeps an eye on 重点关注, and why. */
export interface Attention {
	readonly id: string;
	readonly placeCode: string;
	/** From the county down. */
	readonly place: string;
	readonly project: { readonly id: string; readonly title: string } | null;
	readonly reason: string;
	/** 'YYYY-MM-DD', on which it is looked at again. */
	readonly reviewOn: string;
	readonly status: AttentionStatus;
	readonly organization: Named;
	readonly listedAt: string;
	/** In order. */
	readonly reviews: readonly AttentionReview[];
	readonly isDemo: boolean;
}

/** Whether its day has come. */
export function isDue(
	{ status, reviewOn }: Pick<Attention, 'status' | 'reviewOn'>,
	today: string,
): boolean {
	return status === 'listed' && reviewOn <= today;
}

export function mayReview({ status, organization }: Attention, seat: Seat): boolean {
	return (
		status === 'listed' && organization.id === seat.organizationId && may(seat, 'attention.list')
	);
}
