import type { PairSource, Row } from './pair-source.ts';
import { mergePairs, pairList, sortPairs, type PairColumns } from './pairs.ts';
import { keyOf, ranking, type Ranking } from './ranking.ts';

/** How much of an offer and of a need is open, and the least that the offer gives to one need. */
export interface Capacity {
	readonly budget: Float64Array;
	readonly amount: Float64Array;
	readonly minimum: Float64Array;
}

/** False where what is left of the budget or of the need is itself below the minimum grant. */
export function canReach(capacity: Capacity, need: number, offer: number): boolean {
	const least = capacity.minimum[offer]!;
	return least === 0 || (least <= capacity.amount[need]! && least <= capacity.budget[offer]!);
}

/** Every eligible pair, for a market small enough. */
export function allPairs(source: PairSource): PairColumns {
	const pairs = pairList();
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		for (let index = 0; index < row.offers.length; index += 1) {
			pairs.push(need, row.offers[index]!, row.quality(index));
		}
	}
	return sortPairs(pairs.columns(), source.needs, source.offers);
}

/** How many pairs of every need and of every offer are kept, ≥ 1. */
export interface Best {
	readonly ofNeed: number;
	readonly ofOffer: number;
}

/**
 * The best pairs of every need and of every offer: where the solver starts. Whoever has only pairs
 * that can never reach a minimum grant keeps the best of them, to be told why.
 */
export function bestPairs(source: PairSource, capacity: Capacity, best: Best): PairColumns {
	const { needs, offers } = source;
	const [able, barred] = [sidesOf(offers, best), sidesOf(offers, { ofNeed: 1, ofOffer: 1 })];
	const reaches = reachIn(capacity);
	const ofNeeds = pairList(best.ofNeed * needs);
	for (let need = 0; need < needs; need += 1) {
		const row = source.row(need);
		enterLikely({ reaches, able, barred }, row, need);
		const kept = able.byNeed.isEmpty(0) ? barred.byNeed : able.byNeed;
		kept.each(0, (offer, points) => ofNeeds.push(need, offer, points));
		able.byNeed.clear(0);
		barred.byNeed.clear(0);
	}
	const ofOffers = pairList(best.ofOffer * offers);
	for (let offer = 0; offer < offers; offer += 1) {
		const kept = able.byOffer.isEmpty(offer) ? barred.byOffer : able.byOffer;
		kept.each(offer, (need, points) => ofOffers.push(need, offer, points));
	}
	const named = sortPairs(ofOffers.columns(), needs, offers);
	return mergePairs(sortWithinNeeds(ofNeeds.columns()), named);
}

type Reaches = (need: number, offer: number) => boolean;

/** Nobody is looked up where no offer has a minimum grant. */
function reachIn(capacity: Capacity): Reaches {
	const hasMinimums = capacity.minimum.some((least) => least > 0);
	return hasMinimums ? (need, offer) => canReach(capacity, need, offer) : () => true;
}

interface Search {
	readonly reaches: Reaches;
	readonly able: Sides;
	readonly barred: Sides;
}

/** Needs come one after the other, so one ranking is for whichever is looked at. */
interface Sides {
	readonly byNeed: Ranking;
	readonly byOffer: Ranking;
}

function sidesOf(offers: number, { ofNeed, ofOffer }: Best): Sides {
	return { byNeed: ranking(1, ofNeed), byOffer: ranking(offers, ofOffer) };
}

/**
 * Scores the pairs that may be among the best of one of their sides. One that cannot reach a
 * minimum is scored as long as its side has any room, which is as long as it may count.
 */
function enterLikely(search: Search, row: Row, need: number): void {
	const { offers, highest } = row;
	const { byNeed, byOffer } = search.able;
	const [needBars, offerBars] = [byNeed.bars, byOffer.bars];
	for (let index = 0; index < offers.length; index += 1) {
		const offer = offers[index]!;
		const key = keyOf(highest[index]!, need, offer);
		if (key > needBars[0]! || key > offerBars[offer]!) enter(search, row, need, index);
	}
}

function enter({ reaches, able, barred }: Search, row: Row, need: number, index: number): void {
	const offer = row.offers[index]!;
	const { byNeed, byOffer } = reaches(need, offer) ? able : barred;
	const key = keyOf(row.quality(index), need, offer);
	byNeed.add(0, offer, key);
	byOffer.add(offer, need, key);
}

/** In their place: each need has but a few, and needs are in order. */
function sortWithinNeeds(pairs: PairColumns): PairColumns {
	const { need, offer, quality } = pairs;
	for (let index = 1; index < need.length; index += 1) {
		const [moved, points] = [offer[index]!, quality[index]!];
		let place = index;
		for (; need[place - 1] === need[index] && offer[place - 1]! > moved; place -= 1) {
			offer[place] = offer[place - 1]!;
			quality[place] = quality[place - 1]!;
		}
		offer[place] = moved;
		quality[place] = points;
	}
	return pairs;
}
