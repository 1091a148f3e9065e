import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';

export type UpdateStatus = 'pending' | 'returned' | 'approved';

export interface Photo {
	readonly documentId: string;
	readonly caption: string;
}

/** One version of what a village told about its project. */
export interface UpdateVersion {
	readonly updateId: string;
	readonly version: number;
	readonly projectId: string;
	readonly projectTitle: string;
	readonly villageCode: string;
	/** The day it happened, not the day it was written. */
	readonly eventOn: string;
	readonly body: string;
	readonly worksPercent: number | null;
	readonly amountFen: number | null;
	readonly milestoneId: string | null;
	readonly correctionNote: string | null;
	readonly status: UpdateStatus;
	readonly reviewNote: string | null;
	readonly writtenBy: string;
	readonly writtenAt: string;
	readonly isEnteredOnBehalf: boolean;
	readonly photos: readonly Photo[];
}

/** Another person than the writer lets a version out or sends it back. */
export function mayReview(
	{ accountId, seat }: Pick<Actor, 'accountId' | 'seat'>,
	{ status, writtenBy }: Pick<UpdateVersion, 'status' | 'writtenBy'>,
): boolean {
	return status === 'pending' && may(seat, 'update.review') && writtenBy !== accountId;
}

/** While a version waits, the next one cannot be written. */
export function mayRevise(
	{ seat }: Pick<Actor, 'seat'>,
	{ status }: Pick<UpdateVersion, 'status'>,
): boolean {
	return status !== 'pending' && may(seat, 'update.submit');
}
