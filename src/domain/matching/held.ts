import { at } from './columns.ts';
import { donorOf, type Donor } from './donor.ts';
import { whyNotEligible } from './eligibility.ts';
import type { Reasons } from './explain.ts';
import { instanceOf, type InputNeed, type InputOffer, type RoundInput } from './input.ts';
import type { Need } from './instance.ts';
import { needValue, qualityOf, qualityParts } from './quality.ts';
import type { Certificate } from './solution.ts';

/*
 * Grants that somebody locked after a what-if. They are taken out of the market before it is
 * solved, and join the plan with reasons of their own: nobody has proven them best.
 */

interface Pair {
	readonly need: InputNeed;
	readonly offer: InputOffer;
	readonly record: Need;
	readonly donor: Donor;
}

/** A need and the offer that may give to it; null where it may not. */
export function eligiblePair(input: RoundInput, needId: string, offerId: string): Pair | null {
	const needs = input.needs.filter(({ id }) => id === needId);
	const offers = input.offers.filter(({ id }) => id === offerId);
	const [need, offer] = [needs[0], offers[0]];
	if (!need || !offer) return null;
	const { date, ...records } = instanceOf({
		...input,
		needs,
		offers,
		pairings: input.pairings.filter((pairing) => pairing.offerId === offerId),
		declined: input.declined.filter((pair) => pair.offerId === offerId),
	});
	const record = at(records.needs, 0);
	const declined = records.declined.map((pair) => pair.need);
	const donor = donorOf(at(records.offers, 0), records.pairings, declined, date);
	return whyNotEligible(record, donor) === null ? { need, offer, record, donor } : null;
}

/** The locked grants of a changed input, with what they cost beside the best plan. */
export function explainHeld(
	input: RoundInput,
	{ offers, needs, villages }: Certificate,
): { needId: string; offerId: string; quantity: number; reasons: Reasons }[] {
	const [offerPrice, needPrice, villagePrice] = [offers, needs, villages].map(
		(priced) => new Map(priced),
	) as [Prices, Prices, Prices];
	const { weights } = input.parameters;
	return (input.held ?? []).flatMap(({ needId, offerId, quantity }) => {
		const pair = eligiblePair(input, needId, offerId);
		if (!pair) return [];
		const parts = qualityParts(pair.record, pair.donor, weights);
		const value = needValue(pair.record, weights);
		const quality = qualityOf(parts);
		const prices = {
			offer: offerPrice.get(offerId) ?? 0,
			need: needPrice.get(needId) ?? 0,
			village: villagePrice.get(pair.record.village) ?? 0,
		};
		const points = Math.max(0, prices.offer + prices.need - quality - value - prices.village);
		const none = { otherOffer: null, otherNeed: null };
		// Locks fill the lowest tiers first.
		const reasons = { quality, parts, value, tier: 1, prices, points, ...none, isHeld: true };
		return [{ needId, offerId, quantity, reasons }];
	});
}

type Prices = Map<string, number>;
