import { at, positionsWhere } from './columns.ts';
import type { Market } from './market.ts';
import { reducedCost, totalsOf, widthsOf, type Prices } from './model.ts';
import { qualityParts, type QualityParts } from './quality.ts';
import type { Alternative, Shortlist } from './shortlist.ts';
import { tierReached } from './tiers.ts';

export interface Match {
	readonly need: string;
	readonly offer: string;
	readonly village: string;
	readonly amount: number;
	readonly reasons: Reasons;
}

/** Why these two: all in points per unit. */
export interface Reasons {
	readonly quality: number;
	/** null where the instance gave the quality itself. */
	readonly parts: QualityParts | null;
	readonly value: number;
	/** The last tier, from 1, that the village's money reaches into with this plan and the locks. */
	readonly tier: number;
	readonly prices: { readonly offer: number; readonly need: number; readonly village: number };
	/** 0 in a proven optimum; above it, the pair stands only because of a minimum grant. */
	readonly points: number;
	/** The runner-up for this need, and what else this donor's money could have done. */
	readonly otherOffer: Alternative | null;
	readonly otherNeed: Alternative | null;
	/** Locked by somebody after a what-if: it stands by decision, not by proof. */
	readonly isHeld?: boolean;
}

/** The grants of a plan, in canonical order, each with its reasons. */
export function explainMatches(
	market: Market,
	amounts: Float64Array,
	prices: Prices,
	{ donorFor, needFor }: Shortlist,
): Match[] {
	const { model, donors, needs, weights } = market;
	const received = totalsOf(model, amounts).village;
	const given = positionsWhere(amounts, (amount) => amount > 0);
	return given.map((pair) => {
		const [needIndex, offerIndex] = [at(model.pairNeed, pair), at(model.pairOffer, pair)];
		const [need, donor] = [at(needs, needIndex), at(donors, offerIndex)];
		const village = at(model.village, needIndex);
		return {
			need: need.id,
			offer: donor.offer.id,
			village: need.village,
			amount: at(amounts, pair),
			reasons: {
				quality: at(model.pairQuality, pair),
				parts: market.isScored ? qualityParts(need, donor, weights) : null,
				value: at(model.value, needIndex),
				// Tiers the locks have filled have no width left, so this counts them as reached.
				tier: tierReached(widthsOf(model, village), at(received, village)),
				prices: {
					offer: at(prices.offer, offerIndex),
					need: at(prices.need, needIndex),
					village: at(prices.village, village),
				},
				points: reducedCost(model, prices, pair),
				otherOffer: donorFor(needIndex, offerIndex),
				otherNeed: needFor(offerIndex, needIndex),
			},
		};
	});
}
