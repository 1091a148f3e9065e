import { startsBy } from './columns.ts';
import type { PairColumns } from './pairs.ts';

/**
 * Every eligible pair of a market, row by row, without storing them: a country has some 80
 * million. Whatever is asked of all pairs (the best of each, those that the prices do not stop, the
 * nearest alternatives) is a loop over these rows.
 */
export interface PairSource {
	readonly needs: number;
	readonly offers: number;
	/** Needs to which the same donors may give can share one row. */
	readonly row: (need: number) => Row;
	/**
	 * The quality, whole points per unit, of the pairs that a need has with some entries of its row,
	 * from `first` to before `end`; each stands at the place of its entry, until the next call.
	 */
	readonly score: (need: number, some: Row, first: number, end: number) => Float64Array;
}

/** Donors that may give to a need. */
export interface Row {
	/** Positions, in whatever order; the likelier ones rather early. */
	readonly offers: Int32Array;
	/** As many points as each pair can have before it is scored. */
	readonly highest: Float64Array;
}

/** The quality of one pair, by its place in the row. */
export function qualityAt(source: PairSource, need: number, row: Row, index: number): number {
	return source.score(need, row, index, index + 1)[index]!;
}

/** The pairs that an instance brought along, sorted by need, then offer. */
export function givenSource(pairs: PairColumns, needs: number, offers: number): PairSource {
	const starts = startsBy(pairs.need, needs);
	return {
		needs,
		offers,
		row(need) {
			const [start, end] = [starts[need]!, starts[need + 1]!];
			return {
				offers: pairs.offer.subarray(start, end),
				highest: pairs.quality.subarray(start, end),
			};
		},
		score: (_need, { highest }) => highest,
	};
}

/** How many pairs there are, counted no further than `most`. */
export function countPairs(source: PairSource, most: number): number {
	let count = 0;
	for (let need = 0; need < source.needs && count <= most; need += 1) {
		count += source.row(need).offers.length;
	}
	return count;
}

/** The quality of one pair by the rules themselves; null where this offer may not give there. */
export function pairQuality(source: PairSource, need: number, offer: number): number | null {
	const row = source.row(need);
	const place = row.offers.indexOf(offer);
	return place < 0 ? null : qualityAt(source, need, row, place);
}

/** Where a value stands in the part of a column that ascends from `first` to `end`, else −1. */
export function placeIn(column: Int32Array, value: number, first: number, end: number): number {
	let [low, high] = [first, end];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (column[middle]! < value) low = middle + 1;
		else high = middle;
	}
	return low < end && column[low] === value ? low : -1;
}
