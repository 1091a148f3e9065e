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
	const found = pairList();
	// A budget that is itself below the minimum reaches it for no need at all.
	const least = capacity.minimum.map((minimum, offer) => {
		return minimum <= capacity.budget[offer]! ? minimum : Infinity;
	});
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		const amount = capacity.amount[need]!;
		for (let index = 0; index < row.offers.length; index += 1) {
			const offer = row.offers[index]!;
			const sides = least[offer]! <= amount ? able : barred;
			if (isAmongBest(sides, need, offer, row.highest[index]!)) enter(sides, row, need, index);
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

function isAmongBest({ byNeed, byOffer }: Sides, need: number, offer: number, points: number) {
	return (
		keyOf(points, offer, need) > byOffer.bars[offer]! || keyOf(points, need, offer) > byNeed.bars[0]!
	);
}

function enter(sides: Sides, row: Row, need: number, index: number): void {
	const offer = row.offers[index]!;
	if (!isAmongBest(sides, need, offer, row.most(index))) return;
	const points = row.quality(index);
	sides.byNeed.add(0, offer, keyOf(points, need, offer));
	sides.byOffer.add(offer, need, keyOf(points, offer, need));
}
