import type { PairSource } from './pair-source.ts';
import { pairList, sortPairs, type PairColumns } from './pairs.ts';
import { ranking, type Ranking } from './ranking.ts';

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
		for (let index = 0; index < row.size; index += 1) {
			pairs.push(need, row.offers[index]!, row.quality(index));
		}
	}
	return pairs.columns();
}

/**
 * The best `count` pairs of every need and of every offer: where the solver starts. Whoever has only
 * pairs that can never reach a minimum grant keeps the best of these, so that it can be told why.
 */
export function bestPairs(source: PairSource, capacity: Capacity, count: number): PairColumns {
	const able = sidesOf(source, count);
	const barred = sidesOf(source, 1);
	for (let need = 0; need < source.needs; need += 1) {
		const row = source.row(need);
		for (let index = 0; index < row.size; index += 1) {
			const offer = row.offers[index]!;
			const sides = canReach(capacity, need, offer) ? able : barred;
			const most = row.base[index]! + row.slack;
			if (most >= sides.byNeed.lowest(need) || most >= sides.byOffer.lowest(offer)) {
				const quality = row.quality(index);
				sides.byNeed.add(need, offer, quality);
				sides.byOffer.add(offer, need, quality);
			}
		}
	}
	return sortPairs(collect(able, barred), source.needs, source.offers);
}

interface Sides {
	readonly byNeed: Ranking;
	readonly byOffer: Ranking;
}

function sidesOf({ needs, offers }: PairSource, count: number): Sides {
	return { byNeed: ranking(needs, count), byOffer: ranking(offers, count) };
}

function collect(able: Sides, barred: Sides): PairColumns {
	const found = pairList();
	const { byNeed, byOffer } = able;
	for (let need = 0; need < byNeed.owners; need += 1) {
		const kept = byNeed.sizeOf(need) > 0 ? byNeed : barred.byNeed;
		kept.each(need, (offer, quality) => found.push(need, offer, quality));
	}
	for (let offer = 0; offer < byOffer.owners; offer += 1) {
		const kept = byOffer.sizeOf(offer) > 0 ? byOffer : barred.byOffer;
		kept.each(offer, (need, quality) => found.push(need, offer, quality));
	}
	return found.columns();
}
