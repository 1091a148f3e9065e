import { positionsIn, sortPositions, startsBy } from './columns.ts';

/** Pairs of a need and an offer, by position, as columns of one length. */
export interface PairColumns {
	readonly need: Int32Array;
	readonly offer: Int32Array;
	/** Whole points per unit, ≥ 0. */
	readonly quality: Float64Array;
}

/** Pairs while they are being found; three million of them must not become objects. */
export interface PairList {
	readonly push: (need: number, offer: number, quality: number) => void;
	/** Not copied: nothing may be pushed afterwards. */
	readonly columns: () => PairColumns;
}

/** @param room how many there will be, where that is known */
export function pairList(room = 64): PairList {
	let length = 0;
	let [need, offer, quality] = [new Int32Array(room), new Int32Array(room), new Float64Array(room)];
	return {
		push(needIndex, offerIndex, points) {
			if (length === need.length) {
				need = doubled(need, new Int32Array(2 * length));
				offer = doubled(offer, new Int32Array(2 * length));
				quality = doubled(quality, new Float64Array(2 * length));
			}
			need[length] = needIndex;
			offer[length] = offerIndex;
			quality[length] = points;
			length += 1;
		},
		columns: () => ({
			need: need.subarray(0, length),
			offer: offer.subarray(0, length),
			quality: quality.subarray(0, length),
		}),
	};
}

function doubled<Column extends Int32Array | Float64Array>(column: Column, twice: Column): Column {
	twice.set(column);
	return twice;
}

/** Sorted by need, then offer. */
export function sortPairs(pairs: PairColumns, needs: number, offers: number): PairColumns {
	const positions = positionsIn(pairs.offer);
	const byOffer = sortPositions(pairs.offer, startsBy(pairs.offer, offers), positions);
	const order = sortPositions(pairs.need, startsBy(pairs.need, needs), byOffer);
	const sorted = pairList(order.length);
	for (let place = 0; place < order.length; place += 1) {
		const pair = order[place]!;
		sorted.push(pairs.need[pair]!, pairs.offer[pair]!, pairs.quality[pair]!);
	}
	return sorted.columns();
}

/** Of two lists that are sorted already; a pair that stands in both is taken of the first. */
export function mergePairs(one: PairColumns, other: PairColumns): PairColumns {
	const merged = pairList(one.need.length + other.need.length);
	let next = 0;
	const pushOthers = (need: number, offer: number) => {
		for (; next < other.need.length; next += 1) {
			const isBefore =
				other.need[next]! < need || (other.need[next] === need && other.offer[next]! < offer);
			if (!isBefore) return;
			merged.push(other.need[next]!, other.offer[next]!, other.quality[next]!);
		}
	};
	for (let pair = 0; pair < one.need.length; pair += 1) {
		pushOthers(one.need[pair]!, one.offer[pair]!);
		merged.push(one.need[pair]!, one.offer[pair]!, one.quality[pair]!);
		const isInBoth = other.need[next] === one.need[pair] && other.offer[next] === one.offer[pair];
		if (isInBoth) next += 1;
	}
	pushOthers(Infinity, Infinity);
	return merged.columns();
}

/** The same pairs with other positions, as where the records have been sorted. */
export function movePairs(pairs: PairColumns, needs: Int32Array, offers: Int32Array): PairColumns {
	return {
		need: pairs.need.map((need) => needs[need]!),
		offer: pairs.offer.map((offer) => offers[offer]!),
		quality: pairs.quality,
	};
}
