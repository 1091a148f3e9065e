import { sortPositions, startsBy } from './columns.ts';

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
	readonly columns: () => PairColumns;
}

export function pairList(): PairList {
	let length = 0;
	let [need, offer, quality] = [new Int32Array(64), new Int32Array(64), new Float64Array(64)];
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
			need: need.slice(0, length),
			offer: offer.slice(0, length),
			quality: quality.slice(0, length),
		}),
	};
}

function doubled<Column extends Int32Array | Float64Array>(column: Column, twice: Column): Column {
	twice.set(column);
	return twice;
}

/** Sorted by need, then offer; of repeated pairs only one is kept. */
export function sortPairs(pairs: PairColumns, needs: number, offers: number): PairColumns {
	const positions = Int32Array.from(pairs.offer.keys());
	const byOffer = sortPositions(pairs.offer, startsBy(pairs.offer, offers), positions);
	const order = sortPositions(pairs.need, startsBy(pairs.need, needs), byOffer);
	const sorted = pairList();
	let [lastNeed, lastOffer] = [-1, -1];
	for (const pair of order) {
		const [need, offer] = [pairs.need[pair]!, pairs.offer[pair]!];
		if (need === lastNeed && offer === lastOffer) continue;
		sorted.push(need, offer, pairs.quality[pair]!);
		[lastNeed, lastOffer] = [need, offer];
	}
	return sorted.columns();
}

export function joinPairs(one: PairColumns, other: PairColumns): PairColumns {
	const [start, length] = [one.need.length, one.need.length + other.need.length];
	const joined = {
		need: new Int32Array(length),
		offer: new Int32Array(length),
		quality: new Float64Array(length),
	};
	for (const side of ['need', 'offer', 'quality'] as const) {
		joined[side].set(one[side]);
		joined[side].set(other[side], start);
	}
	return joined;
}

/** The same pairs with other positions, as where the records have been sorted. */
export function movePairs(pairs: PairColumns, needs: Int32Array, offers: Int32Array): PairColumns {
	return {
		need: pairs.need.map((need) => needs[need]!),
		offer: pairs.offer.map((offer) => offers[offer]!),
		quality: pairs.quality,
	};
}
