import type { PairSource, Row } from './pair-source.ts';
import { pairList, sortPairs, type PairColumns } from './pairs.ts';
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
	return least <= capacity.amount[need]! && least <= capacity.budget[offer]!;
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

/**
 * The best `count` pairs of every need and of every offer: where the solver starts. Whoever has
 * only pairs that can never reach a minimum grant keeps the best of them, to be told why.
 */
export function bestPairs(source: PairSource, capacity: Capacity, count: number): PairColumns {
	const able = sidesOf(source.offers, count);
	const barred = sidesOf(source.offers, 1);
	const found = pairList(count * (source.needs + source.offers));
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		const end = row.offers.length;
		for (let index = 0; (index = nextLikely(row, index, need, able)) < end; index += 1) {
			enter(canReach(capacity, need, row.offers[index]!) ? able : barred, row, need, index);
		}
		const kept = able.byNeed.isEmpty(0) ? barred.byNeed : able.byNeed;
		kept.each(0, (offer, points) => found.push(need, offer, points));
		able.byNeed.clear(0);
		barred.byNeed.clear(0);
	}
	for (let offer = 0; offer < source.offers; offer += 1) {
		const kept = able.byOffer.isEmpty(offer) ? barred.byOffer : able.byOffer;
		kept.each(offer, (need, points) => found.push(need, offer, points));
	}
	return sortPairs(found.columns(), source.needs, source.offers);
}

/** Needs come one after the other, so one ranking is for whichever is looked at. */
interface Sides {
	readonly byNeed: Ranking;
	readonly byOffer: Ranking;
}

function sidesOf(offers: number, count: number): Sides {
	return { byNeed: ranking(1, count), byOffer: ranking(offers, count) };
}

/**
 * From this one on, the first pair that may be among the best of one of its sides; the end where
 * there is none. One that cannot reach a minimum is found as long as its side has any room, which
 * is as long as it may count.
 */
function nextLikely(
	{ offers, highest }: Row,
	from: number,
	need: number,
	{ byNeed, byOffer }: Sides,
): number {
	const needBar = byNeed.bars[0]!;
	const offerBars = byOffer.bars;
	for (let index = from; index < offers.length; index += 1) {
		const [offer, points] = [offers[index]!, highest[index]!];
		if (keyOf(points, offer, need) > offerBars[offer]!) return index;
		if (keyOf(points, need, offer) > needBar) return index;
	}
	return offers.length;
}

function enter({ byNeed, byOffer }: Sides, row: Row, need: number, index: number): void {
	const offer = row.offers[index]!;
	const points = row.quality(index);
	byNeed.add(0, offer, keyOf(points, need, offer));
	byOffer.add(offer, need, keyOf(points, offer, need));
}
