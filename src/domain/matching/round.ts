import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Commodity } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Parameters } from './parameters.ts';

export type RoundStatus = StatusOf<'round'>;

/** One run of the matching over a region, a commodity and a nature of money. */
export interface Round {
	readonly id: string;
	readonly organizationId: string;
	readonly organizationName: string;
	readonly commodity: Commodity;
	readonly nature: Nature;
	readonly regionName: string;
	readonly parameters: Parameters;
	readonly status: RoundStatus;
	/** Percent. */
	readonly progress: number;
	/** Why it failed, as `wordFailure` reads it. */
	readonly failure: string | null;
	readonly inputHash: string | null;
	/** Points of the plan and the proven most; beyond 2⁵³ only nearly so. */
	readonly objective: number | null;
	readonly bound: number | null;
	/** (bound − objective) ÷ bound. */
	readonly gap: number | null;
	readonly pairCount: number | null;
	readonly durationMs: number | null;
	/** Last day to decide on its proposals, 'YYYY-MM-DD'; null: 14 days from publication. */
	readonly expiresOn: string | null;
	/** Account id: who started a round cannot publish it. */
	readonly createdBy: string;
	readonly createdAt: string;
	readonly publishedAt: string | null;
	readonly figures: RoundFigures | null;
}

/** What a plan comes to as a whole. */
export interface RoundFigures {
	/** Open money of the offers that took part. */
	readonly offeredFen: number;
	readonly placedFen: number;
	/** Villages with a verified need. */
	readonly villageCount: number;
	readonly withoutCount: number;
	/** Villages whose first tier is full, or who have all they ask for. */
	readonly atFloorCount: number;
	readonly giniPerHead: number | null;
	readonly topTwentiethShare: number | null;
}

/** What a round would find open if it were started now. */
export interface RoundPreview {
	readonly needCount: number;
	readonly askedFen: number;
	readonly villageCount: number;
	/** Villages without a head count: one of them stops the round. */
	readonly uncounted: readonly string[];
	readonly offerCount: number;
	readonly offeredFen: number;
}

/** What of a need a round left open, and why. */
export interface OpenNeed {
	readonly needId: string;
	readonly title: string;
	readonly villageName: string;
	readonly amountFen: number;
	readonly why: string;
}

/** What leaves the house takes two: an approver of the owner who did not start the round. */
export function mayPublish(
	{ accountId, seat }: Pick<Actor, 'accountId' | 'seat'>,
	round: Pick<Round, 'organizationId' | 'status' | 'publishedAt' | 'createdBy'>,
): boolean {
	return (
		round.status === 'proposed' &&
		round.publishedAt === null &&
		may(seat, 'round.publish') &&
		seat.organizationId === round.organizationId &&
		accountId !== round.createdBy
	);
}
