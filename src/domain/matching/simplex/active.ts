import type { Network } from './network.ts';
import type { Tree } from './tree.ts';

/** Pairs kept of each need: the likeliest to enter. */
const KEPT = 4;

/**
 * The active pairs: of each need the few that are worth most at the prices of the last look at all
 * of them. Pricing goes through these alone, in columns of their own, by need.
 */
export interface ActivePairs {
	/** Those of need n stand at start[n] … start[n + 1] − 1. */
	readonly start: Int32Array;
	readonly pair: Int32Array;
	readonly offer: Int32Array;
	readonly points: Float64Array;
}

export function activePairsOf({ needs }: Network): ActivePairs {
	return {
		start: new Int32Array(needs + 1),
		pair: new Int32Array(needs * KEPT),
		offer: new Int32Array(needs * KEPT),
		points: new Float64Array(needs * KEPT),
	};
}

/** Looks at all pairs, keeps the best of each need, and counts those that would gain. */
export function rebuild(network: Network, tree: Tree, active: ActivePairs): number {
	const { needs, needNode, pairs } = network;
	const { price } = tree;
	const { start, offer, quality } = pairs;
	let gaining = 0;
	let end = 0;
	for (let need = 0; need < needs; need += 1) {
		const first = end;
		const needPrice = price[needNode[need]!]!;
		active.start[need] = first;
		for (let pair = start[need]!; pair < start[need + 1]!; pair += 1) {
			const gain = quality[pair]! - price[offer[pair]!]! + needPrice;
			if (gain > 0) gaining += 1;
			if (end < first + KEPT) end += 1;
			else if (gain <= worth[end - 1 - first]!) continue;
			insert(active, first, end - 1, pair, gain);
		}
		for (let index = first; index < end; index += 1) {
			const pair = active.pair[index]!;
			active.offer[index] = offer[pair]!;
			active.points[index] = quality[pair]!;
		}
	}
	active.start[needs] = end;
	return gaining;
}

/** Gains of the pairs kept of the need at hand, falling. */
const worth = new Float64Array(KEPT);

/** Puts a pair in its place among those of its need; the last of them drops out. */
function insert({ pair }: ActivePairs, first: number, last: number, one: number, gain: number) {
	let index = last;
	while (index > first && worth[index - 1 - first]! < gain) {
		pair[index] = pair[index - 1]!;
		worth[index - first] = worth[index - 1 - first]!;
		index -= 1;
	}
	pair[index] = one;
	worth[index - first] = gain;
}
