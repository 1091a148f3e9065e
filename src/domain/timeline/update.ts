import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { isWithinRegion } from '#domain/regions/code.ts';

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
	readonly villageName: string;
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

/** Once a version was public, every later one corrects it and says why, returned ones included. */
export function isCorrection(versions: readonly Pick<UpdateVersion, 'status'>[]): boolean {
	return versions.some(({ status }) => status === 'approved');
}

/** Another person than the writer lets a version out or sends it back. */
export function mayReview(
	{ accountId, seat }: Pick<Actor, 'accountId' | 'seat'>,
	{ status, writtenBy, villageCode }: UpdateVersion,
): boolean {
	const isTheirs = may(seat, 'update.review') && isWithinRegion(villageCode, seat.regionCode);
	return isTheirs && status === 'pending' && writtenBy !== accountId;
}

/** While a version waits, the next one cannot be written. */
export function mayRevise(
	{ seat }: Pick<Actor, 'seat'>,
	{ status, villageCode }: UpdateVersion,
): boolean {
	const isTheirs = may(seat, 'update.submit') && isWithinRegion(villageCode, seat.regionCode);
	return isTheirs && status !== 'pending';
}
