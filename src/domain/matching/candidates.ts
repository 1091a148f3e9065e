import type { PairSource, Row } from './pair-source.ts';
import { mergePairs, pairList, sortPairs, type PairColumns } from './pairs.ts';
import { highestKey, keyOf, ranking, type Ranking } from './ranking.ts';

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
		const points = source.score(need, row, 0, row.offers.length);
		row.offers.forEach((offer, index) => pairs.push(need, offer, points[index]!));
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
	const reaches = reachIn(capacity);
	const ofNeeds = bestOfNeeds(source, reaches, best.ofNeed);
	const ofOffers = bestOfOffers(source, reaches, best.ofOffer);
	return mergePairs(ofNeeds, sortPairs(ofOffers, source.needs, source.offers));
}

type Reaches = (need: number, offer: number) => boolean;

/** Nobody is looked up where no offer has a minimum grant. */
function reachIn(capacity: Capacity): Reaches {
	const hasMinimums = capacity.minimum.some((least) => least > 0);
	return hasMinimums ? (need, offer) => canReach(capacity, need, offer) : () => true;
}

/** The best pairs of each owner, and of those that can reach no minimum the best one. */
interface Found {
	readonly able: Ranking;
	readonly barred: Ranking;
	readonly sideOf: (need: number, offer: number) => Ranking;
	readonly keptOf: (owner: number) => Ranking;
}

function nothingFound(owners: number, count: number, reaches: Reaches): Found {
	const [able, barred] = [ranking(owners, count), ranking(owners, 1)];
	return {
		able,
		barred,
		sideOf: (need, offer) => (reaches(need, offer) ? able : barred),
		keptOf: (owner) => (able.isEmpty(owner) ? barred : able),
	};
}

/** Sorted by need, then offer. */
function bestOfNeeds(source: PairSource, reaches: Reaches, count: number): PairColumns {
	const pairs = pairList(count * source.needs);
	const found = nothingFound(1, count, reaches);
	for (let need = 0; need < source.needs; need += 1) {
		enterRow(source, need, found);
		found.keptOf(0).each(0, (offer, quality) => pairs.push(need, offer, quality));
		found.able.clear(0);
		found.barred.clear(0);
	}
	return sortWithinNeeds(pairs.columns());
}

/** How many pairs of a need are scored at once; what is found among them spares it others. */
const AT_ONCE = 64;

function enterRow(source: PairSource, need: number, { able, sideOf }: Found): void {
	const row = source.row(need);
	const { offers, highest } = row;
	for (let first = 0; first < offers.length; first += AT_ONCE) {
		const end = endAbove(able.bars[0]!, highest, first, Math.min(offers.length, first + AT_ONCE));
		if (end === first) continue;
		const points = source.score(need, row, first, end);
		for (let index = first; index < end; index += 1) {
			const offer = offers[index]!;
			const key = keyOf(points[index]!, need, offer);
			if (key > able.bars[0]!) sideOf(need, offer).add(0, offer, key);
		}
	}
}

/** After the last entry that may be above the bar; `first` where none is. */
function endAbove(bar: number, highest: Float64Array, first: number, last: number): number {
	let end = last;
	while (end > first && highestKey(highest[end - 1]!) <= bar) end -= 1;
	return end;
}

/** Needs that are looked at together: those of one place share their rows. */
const BATCH = 4096;

function bestOfOffers(source: PairSource, reaches: Reaches, count: number): PairColumns {
	const { needs, offers } = source;
	const found = nothingFound(offers, count, reaches);
	const room = { offers: new Int32Array(offers), highest: new Float64Array(offers) };
	for (let first = 0; first < needs; first += BATCH) {
		for (const [row, alike] of sharingRows(source, first, Math.min(needs, first + BATCH))) {
			const likely = takeLikely(row, alike[0]!, found.able.bars, room);
			for (const need of alike) enterLikely(source, need, likely, found);
		}
	}
	const pairs = pairList(count * offers);
	for (let offer = 0; offer < offers; offer += 1) {
		found.keptOf(offer).each(offer, (need, quality) => pairs.push(need, offer, quality));
	}
	return pairs.columns();
}

/** The needs from `first` to before `end` by their row. */
function sharingRows(source: PairSource, first: number, end: number): Map<Row, number[]> {
	const groups = new Map<Row, number[]>();
	for (let need = first; need < end; need += 1) {
		const row = source.row(need);
		const group = groups.get(row);
		if (group) group.push(need);
		else groups.set(row, [need]);
	}
	return groups;
}

/** Entries taken out of a row: the first `length` of these columns. */
interface Likely extends Row {
	readonly length: number;
	/** One for all needs of the row. */
	readonly lot: number;
}

/**
 * Needs that share a row share a lot, so that one look tells whether any of them may be better for
 * an offer than those that it has: mostly none is.
 */
function takeLikely(row: Row, lot: number, bars: Float64Array, room: Row): Likely {
	const { offers, highest } = room;
	let length = 0;
	for (let index = 0; index < row.offers.length; index += 1) {
		const offer = row.offers[index]!;
		const points = row.highest[index]!;
		if (keyOf(points, lot, offer) <= bars[offer]!) continue;
		offers[length] = offer;
		highest[length] = points;
		length += 1;
	}
	return { offers, highest, length, lot };
}

function enterLikely(source: PairSource, need: number, likely: Likely, found: Found): void {
	const { offers, length, lot } = likely;
	const { able, sideOf } = found;
	const points = source.score(need, likely, 0, length);
	for (let index = 0; index < length; index += 1) {
		const offer = offers[index]!;
		const key = keyOf(points[index]!, lot, offer);
		if (key > able.bars[offer]!) sideOf(need, offer).add(offer, need, key);
	}
}

/** In their place: each need has but a few, and needs are in order. */
function sortWithinNeeds(pairs: PairColumns): PairColumns {
	const { need, offer, quality } = pairs;
	for (let index = 1; index < need.length; index += 1) {
		const moved = offer[index]!;
		const points = quality[index]!;
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
