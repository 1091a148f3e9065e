import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Change } from './changes.ts';
import type { Help } from './help.ts';
import type { MarketName } from './markets.ts';
import type { Parameters } from './parameters.ts';
import type { Named } from './plan.ts';
import type { Alternative } from './shortlist.ts';

export type RoundStatus = StatusOf<'round'>;

/** One run of the matching over a region and a market. */
export interface Round extends MarketName {
	readonly id: string;
	readonly organizationId: string;
	readonly organizationName: string;
	readonly regionCode: string;
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
	/** Pairs held against the prices; all eligible ones where `isProvenOverAll`. */
	readonly pricedCount: number | null;
	readonly isProvenOverAll: boolean | null;
	/** null where no minimum grant had to be kept. */
	readonly rounding: RoundingCost | null;
	readonly durationMs: number | null;
	/** The day on which its offers and pairings must hold. */
	readonly validOn: string;
	/** The round whose input this one reads, with what was decided and why. */
	readonly basedOnId: string | null;
	readonly changes: readonly Change[];
	readonly changeReason: string | null;
	/** Last day to decide on its proposals, 'YYYY-MM-DD'; null: 14 days from publication. */
	readonly expiresOn: string | null;
	/** Account id: who started a round cannot publish it. */
	readonly createdBy: string;
	readonly createdAt: string;
	readonly publishedAt: string | null;
	readonly figures: RoundFigures | null;
}

/** What a plan comes to as a whole. */
export interface PlanFigures {
	/** What the offers that took part had open. */
	readonly offered: number;
	readonly placed: number;
	/** Villages with a verified need. */
	readonly villageCount: number;
	readonly withoutCount: number;
	/** Villages whose first tier is full, or who have all they ask for. */
	readonly atFloorCount: number;
	readonly giniPerHead: number | null;
	readonly topTwentiethShare: number | null;
	/** Points of an average unit placed; null where none is. */
	readonly meanQuality: number | null;
}

/** The plan, beside the one by quality alone and beside each donor picking for itself. */
export interface RoundFigures {
	readonly proposed: PlanFigures;
	readonly qualityOnly: PlanFigures;
	readonly firstCome: PlanFigures;
}

/** The share of match quality that fairness costs, 0 … 1; null where nothing is placed. */
export function priceOfFairness({ proposed, qualityOnly }: RoundFigures): number | null {
	if (proposed.meanQuality === null || !qualityOnly.meanQuality) return null;
	return Math.max(0, 1 - proposed.meanQuality / qualityOnly.meanQuality);
}

/** What keeping minimum grants cost: where one is not 0, that promise does not hold. */
export interface RoundingCost {
	readonly villagesWithLess: number;
	readonly floorLost: number;
	readonly justifiedClaims: number;
	readonly idle: number;
}

/** What a round would find open on its day, and who is left out by which reason. */
export interface RoundPreview {
	readonly needCount: number;
	readonly asked: number;
	readonly villageCount: number;
	/** Heads of these villages, as far as they are known. */
	readonly headCount: number;
	/** Villages without a head count: one of them stops the round. */
	readonly uncounted: readonly string[];
	readonly offerCount: number;
	readonly offered: number;
	/** Needs that wait for their county, and those that are promised in full. */
	readonly unverifiedCount: number;
	readonly promisedNeedCount: number;
	/** Offers not valid on the day, spent, or given to paired places where there is none. */
	readonly undatedOfferCount: number;
	readonly promisedOfferCount: number;
	readonly unpairedOfferCount: number;
	/** Pairs that said no this year, or let their days pass. */
	readonly refusedPairCount: number;
}

/** What of a need a round left open, and why. */
export interface OpenNeed {
	readonly needId: string;
	readonly title: string;
	readonly villageName: string;
	readonly quantity: number;
	readonly why: string;
	readonly nearest: Alternative | null;
	/** What would help; amounts in the unit of the round. */
	readonly help: Help | null;
	/** The offer that the help speaks of. */
	readonly helper: Named | null;
}

/** What of an offer a round left idle, and the least that would open one more grant. */
export interface IdleOffer {
	readonly offerId: string;
	readonly title: string;
	readonly donorName: string;
	readonly quantity: number;
	readonly why: string;
	readonly topUp: {
		readonly quantity: number;
		readonly needId: string;
		readonly title: string;
	} | null;
}

/** A stream of a plan, from a donor to a place right below the region of the round. */
export interface RoundFlow {
	/** null: all donors but the thirty largest together. */
	readonly donorId: string | null;
	readonly donor: string | null;
	readonly placeCode: string;
	readonly place: string;
	readonly quantity: number;
	readonly matchCount: number;
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

type Held = Pick<Round, 'organizationId' | 'status' | 'publishedAt'>;

/** Acts of the owner's editors on a round, as it stands. */
export function mayEnd({ seat }: Pick<Actor, 'seat'>, round: Held) {
	const isOwn = may(seat, 'round.start') && seat.organizationId === round.organizationId;
	const isUnpublished = round.status === 'proposed' && round.publishedAt === null;
	return {
		cancel: isOwn && round.status === 'running',
		discard: isOwn && isUnpublished,
		ask: isOwn && isUnpublished,
		close: isOwn && round.status === 'proposed' && round.publishedAt !== null,
	};
}
