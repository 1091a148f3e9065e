import { startsBy } from './columns.ts';
import type { PairColumns } from './pairs.ts';

/**
 * Every eligible pair of a market, row by row, without storing them: a country has some 80 million.
 * Whatever is asked of all pairs (the best of each, which of them the prices do not stop, the nearest
 * alternatives) is a loop over these rows.
 */
export interface PairSource {
	readonly needs: number;
	readonly offers: number;
	/** The row is valid until the next call. */
	readonly row: (need: number) => Row;
}

/** The donors that may give to one need. */
export interface Row {
	readonly size: number;
	/** Ascending positions; only the first `size` entries count. */
	readonly offers: Int32Array;
	/** Points of each pair without what only `quality` looks at … */
	readonly base: ArrayLike<number>;
	/** … and the most that it can add: base[i] ≤ quality(i) ≤ base[i] + slack. */
	readonly slack: number;
	readonly quality: (index: number) => number;
}

/** The pairs that an instance brought along, sorted by need, then offer. */
export function givenSource(pairs: PairColumns, needs: number, offers: number): PairSource {
	const starts = startsBy(pairs.need, needs);
	return {
		needs,
		offers,
		row(need) {
			const [start, end] = [starts[need]!, starts[need + 1]!];
			const quality = pairs.quality.subarray(start, end);
			return {
				size: end - start,
				offers: pairs.offer.subarray(start, end),
				base: quality,
				slack: 0,
				quality: (index) => quality[index]!,
			};
		},
	};
}

/** How many pairs there are, counted no further than `most`. */
export function countPairs(source: PairSource, most: number): number {
	let count = 0;
	for (let need = 0; need < source.needs && count <= most; need += 1) {
		count += source.row(need).size;
	}
	return count;
}
