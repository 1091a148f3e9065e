import { sumFen } from '#domain/money.ts';
import { natures, type Nature } from '#domain/offers/offer.ts';
import { daysBetween } from '#domain/period.ts';
import type { PledgeName } from './receipt.ts';

/** Money that nobody has paid out so many days after it came should not stand any longer. */
export const IDLE_DAYS = 90;

/** What was received of one pledge and has not gone on yet; since: the day the oldest came. */
export interface IdleMoney {
	readonly pledge: PledgeName;
	/** Received and not allocated. */
	readonly availableFen: number;
	/** null where all of it is allocated. */
	readonly availableSince: string | null;
	/** Received and not paid out: what is not allocated, and what is and still stands there. */
	readonly undisbursedFen: number;
	readonly undisbursedSince: string;
	/** None: for any village. */
	readonly villageCodes: readonly string[];
}

/** @param today Asia/Shanghai */
export function isIdle({ undisbursedSince }: IdleMoney, today: string): boolean {
	return daysBetween(undisbursedSince, today) >= IDLE_DAYS;
}

export interface IdleSum {
	readonly nature: Nature;
	readonly availableFen: number;
	readonly undisbursedFen: number;
}

/** By nature; natures are never added together. */
export function sumIdle(rows: readonly IdleMoney[]): IdleSum[] {
	return natures.flatMap((nature) => {
		const own = rows.filter(({ pledge }) => pledge.nature === nature);
		if (own.length === 0) return [];
		return [
			{
				nature,
				availableFen: sumFen(own.map(({ availableFen }) => availableFen)),
				undisbursedFen: sumFen(own.map(({ undisbursedFen }) => undisbursedFen)),
			},
		];
	});
}
