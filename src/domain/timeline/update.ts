import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth } from '#domain/text.ts';

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

/** How much of the works is done, in whole percent: 30, 30%, ３０. */
export function parsePercent(text: string): Result<number, 'percent.malformed'> {
	const folded = foldWidth(text).replace(/[\s%]/g, '');
	const percent = Number(folded);
	const isWhole = /^\d{1,3}$/.test(folded) && percent <= 100;
	return isWhole ? accept(percent) : refuse('percent.malformed');
}
