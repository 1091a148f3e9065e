import { at } from './columns.ts';
import { whyNotEligible } from './eligibility.ts';
import { minimumGrant } from './grants.ts';
import type { Market } from './market.ts';
import { takes, type Remainder } from './remainder.ts';
import type { Alternative } from './shortlist.ts';
import type { UnmetReason } from './unmet.ts';

/** One change that would bring money to a need which got none or not enough. */
export type Help =
	/** The county verifies it, to this grade (1 … 3). */
	| { readonly what: 'verify'; readonly grade: number }
	/** Only where this donor gives keeps it away. */
	| { readonly what: 'widen_region'; readonly offer: string }
	/** Only what this donor gives to keeps it away. */
	| { readonly what: 'widen_category'; readonly offer: string }
	/** Nobody gives to its category near it: it takes a new offer. */
	| { readonly what: 'new_offer' }
	/** The donor's or the village's no ends with the season, or is taken back. */
	| { readonly what: 'ask_again'; readonly offer: string }
	/** With these units more, the donor's idle money makes a whole grant. */
	| { readonly what: 'top_up'; readonly offer: string; readonly amount: number }
	/** The need is smaller than the donor's minimum grant, by these units. */
	| { readonly what: 'lower_minimum'; readonly offer: string; readonly amount: number }
	/** The donor's money achieves these points per unit more elsewhere; 0: it is a tie. */
	| { readonly what: 'points'; readonly offer: string; readonly points: number }
	/** Whatever this donor added would come here, up to these units. */
	| { readonly what: 'budget'; readonly offer: string; readonly amount: number }
	/** The village is at the cap that the parameters set. */
	| { readonly what: 'raise_cap' };

/** A need that stays open, by position, with its pairs and what is known of them. */
interface OpenNeed {
	readonly need: number;
	readonly pairs: Int32Array;
	readonly why: UnmetReason;
	readonly nearest: Alternative | null;
}

const BEST_GRADE = 3;

/**
 * The cheapest single change, judged by the prices of the plan: it says where to look, and "what
 * if" says what exactly would follow.
 */
export function helpFor(remainder: Remainder, open: OpenNeed): Help | null {
	const { market } = remainder;
	switch (open.why) {
		case 'not_verified':
			return { what: 'verify', grade: 1 };
		case 'declined':
			return { what: 'ask_again', offer: donorId(market, market.declined.get(open.need) ?? -1) };
		case 'no_eligible_offer':
			return widening(market, open.need);
		case 'village_cap':
			return { what: 'raise_cap' };
		case 'minimum_grant':
			return nearlyWhole(remainder, open.pairs);
		case 'outbid':
			return shortBy(market, open);
		case 'budget_exhausted':
			return exhausted(remainder, open);
		case 'no_value':
			return null;
	}
}

function donorId({ donors }: Market, offer: number): string {
	return at(donors, offer).offer.id;
}

/** The donor that stands nearest among those whom only region, or only category, excludes. */
function widening(market: Market, needIndex: number): Help {
	const need = at(market.needs, needIndex);
	if (!market.isScored) return { what: 'new_offer' };
	let [best, shared] = [-1, -1];
	market.donors.forEach((donor, offer) => {
		const everywhere = { ...donor, regions: [] };
		if (whyNotEligible(need, everywhere) !== null) return;
		const near = Math.max(...donor.regions.map((region) => sharedLength(region, need.village)));
		if (near > shared) [best, shared] = [offer, near];
	});
	if (best >= 0) return { what: 'widen_region', offer: donorId(market, best) };
	const other = market.donors.findIndex(
		(donor) =>
			whyNotEligible(need, { ...donor, offer: { ...donor.offer, categories: [] } }) === null,
	);
	if (other >= 0) return { what: 'widen_category', offer: donorId(market, other) };
	return { what: 'new_offer' };
}

function sharedLength(one: string, other: string): number {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length += 1;
	return length;
}

function nearlyWhole(remainder: Remainder, pairs: Int32Array): Help | null {
	const { market, left } = remainder;
	const helps = Array.from(pairs, (pair): Help & { amount: number } => {
		const offerIndex = at(market.model.pairOffer, pair);
		const [minimum, offer] = [minimumGrant(market, pair), donorId(market, offerIndex)];
		const room = takes(remainder, pair);
		if (room < minimum) return { what: 'lower_minimum', offer, amount: minimum - room };
		return { what: 'top_up', offer, amount: minimum - at(left.offer, offerIndex) };
	});
	const topUps = helps.filter(({ what, amount }) => what === 'top_up' && amount > 0);
	const usable = topUps.length > 0 ? topUps : helps.filter(({ what }) => what === 'lower_minimum');
	if (usable.length === 0) return null;
	return usable.reduce((one, other) => (other.amount < one.amount ? other : one));
}

function shortBy({ needs, weights }: Market, { need, nearest }: OpenNeed): Help | null {
	if (nearest === null) return null;
	const { value, verified } = at(needs, need);
	// A point more than it falls short by, so that the need wins and does not merely tie.
	const grades = Math.ceil((nearest.points + 1) / weights.verified);
	const canVerify = value === undefined && verified + grades <= BEST_GRADE;
	if (canVerify) return { what: 'verify', grade: verified + grades };
	return { what: 'points', offer: nearest.id, points: nearest.points };
}

function exhausted({ left }: Remainder, { need, nearest }: OpenNeed): Help | null {
	return nearest && { what: 'budget', offer: nearest.id, amount: at(left.need, need) };
}
