import { canReach } from './candidates.ts';
import { at } from './columns.ts';
import type { Market } from './market.ts';
import type { Prices } from './model.ts';
import { askedFor } from './pricing.ts';

/** The other side of a pair that was not taken, and the points per unit by which it falls short. */
export interface Alternative {
	readonly id: string;
	readonly points: number;
}

export interface Shortlist {
	/** The donor nearest to giving to a need, other than `except`. */
	readonly donorFor: (need: number, except?: number) => Alternative | null;
	/** The need nearest to being given to by a donor, other than `except`. */
	readonly needFor: (offer: number, except?: number) => Alternative | null;
}

/**
 * Ranks what else each side could have done, among all eligible pairs, by reduced cost; ties go to
 * the earlier record. Two of each are enough to leave one out.
 */
export function shortlist(market: Market, prices: Prices): Shortlist {
	const { model, source, donors, needs, minimum } = market;
	const capacity = { budget: model.budget, amount: model.amount, minimum };
	const [byNeed, byOffer] = [twoLowest(needs.length), twoLowest(donors.length)];
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		const quality = source.score(need, row, 0, row.offers.length);
		const asked = askedFor(model, prices, need);
		for (let index = 0; index < row.offers.length; index += 1) {
			const offer = row.offers[index]!;
			const points = prices.offer[offer]! + asked - quality[index]!;
			if (points > byNeed.worst(need) && points > byOffer.worst(offer)) continue;
			if (!canReach(capacity, need, offer)) continue;
			byNeed.add(need, offer, points);
			byOffer.add(offer, need, points);
		}
	}
	return {
		donorFor: (need, except) => byNeed.first(need, except, (offer) => at(donors, offer).offer.id),
		needFor: (offer, except) => byOffer.first(offer, except, (need) => at(needs, need).id),
	};
}

/** The two partners of each owner with the fewest points, in columns: the nearer one first. */
function twoLowest(owners: number) {
	const partners = new Int32Array(2 * owners).fill(-1);
	const points = new Float64Array(2 * owners).fill(Infinity);
	const put = (place: number, partner: number, value: number) => {
		partners[place] = partner;
		points[place] = value;
	};
	const isNearer = (partner: number, value: number, place: number) =>
		value < points[place]! || (value === points[place]! && partner < partners[place]!);
	return {
		worst: (owner: number) => points[2 * owner + 1]!,
		add(owner: number, partner: number, value: number) {
			const [first, second] = [2 * owner, 2 * owner + 1];
			if (isNearer(partner, value, first)) {
				put(second, partners[first]!, points[first]!);
				put(first, partner, value);
			} else if (isNearer(partner, value, second)) put(second, partner, value);
		},
		first(owner: number, except: number | undefined, idOf: (partner: number) => string) {
			const place = partners[2 * owner] === except ? 2 * owner + 1 : 2 * owner;
			const partner = at(partners, place);
			return partner < 0 ? null : { id: idOf(partner), points: at(points, place) };
		},
	};
}
