import type { BestPlan } from './best-plan.ts';
import { at, startsBy } from './columns.ts';
import { whyNotEligible, type Ineligible } from './eligibility.ts';
import { canReach } from './candidates.ts';
import { pairQuality, placeIn } from './pair-source.ts';
import { positionsOf } from './positions.ts';
import { askedFor } from './pricing.ts';
import { qualityParts, type QualityParts } from './quality.ts';
import { shortlist, type Alternative } from './shortlist.ts';

/** Why an offer gives to a need what it gives, or why nothing: all in points per unit. */
export interface PairExplanation {
	/** What the plan gives. */
	readonly amount: number;
	/** null where the offer may give to this need. */
	readonly ineligible: Ineligible | 'no_such_pair' | 'minimum_grant' | null;
	readonly quality: number | null;
	/** null where the instance gave the qualities itself. */
	readonly parts: QualityParts | null;
	readonly value: number;
	readonly prices: { readonly offer: number; readonly need: number; readonly village: number };
	/** By how much the pair falls short of what its money and its need achieve elsewhere. */
	readonly points: number | null;
	readonly otherOffer: Alternative | null;
	readonly otherNeed: Alternative | null;
}

/** null where there is no such need or offer. */
export function explainPair(
	plan: BestPlan,
	needId: string,
	offerId: string,
): PairExplanation | null {
	const { market, relaxed } = plan;
	const { prices } = relaxed;
	const { needAt, offerAt } = positionsOf(market);
	const [need, offer] = [needAt(needId), offerAt(offerId)];
	if (need < 0 || offer < 0) return null;
	const { donorFor, needFor } = shortlist(market, prices);
	const quality = pairQuality(market.source, need, offer);
	const asked = at(prices.offer, offer) + askedFor(market.model, prices, need);
	return {
		amount: amountOf(plan, need, offer),
		ineligible: whyNot(plan, need, offer, quality),
		quality,
		parts: market.isScored
			? qualityParts(at(market.needs, need), at(market.donors, offer), market.weights)
			: null,
		value: at(market.model.value, need),
		prices: {
			offer: at(prices.offer, offer),
			need: at(prices.need, need),
			village: at(prices.village, at(market.model.village, need)),
		},
		points: quality === null ? null : asked - quality,
		otherOffer: donorFor(need, offer),
		otherNeed: needFor(offer, need),
	};
}

function whyNot(
	{ market }: BestPlan,
	need: number,
	offer: number,
	quality: number | null,
): PairExplanation['ineligible'] {
	const { model, minimum, needs, donors } = market;
	if (quality === null) {
		const reason = whyNotEligible(at(needs, need), at(donors, offer));
		return (market.isScored || reason === 'declined' ? reason : null) ?? 'no_such_pair';
	}
	const capacity = { budget: model.budget, amount: model.amount, minimum };
	return canReach(capacity, need, offer) ? null : 'minimum_grant';
}

function amountOf({ market, amounts }: BestPlan, need: number, offer: number): number {
	const { pairNeed, pairOffer, amount } = market.model;
	const starts = startsBy(pairNeed, amount.length);
	const [start, end] = [at(starts, need), at(starts, need + 1)];
	const place = placeIn(pairOffer.subarray(start, end), offer);
	return place < 0 ? 0 : at(amounts, start + place);
}
