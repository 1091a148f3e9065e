import type { Network } from './network.ts';
import type { Tree } from './tree.ts';

/**
 * The active pairs: of each need the one that gained most at the last look at all pairs. Pricing
 * goes through these alone, in columns of their own. One is better than a few: the second of a need
 * is a gain only until the first has entered, and pivots on such pairs move large subtrees.
 */
export interface ActivePairs {
	/** By need; −1 where it has no pair. */
	readonly pair: Int32Array;
	readonly offer: Int32Array;
	readonly points: Float64Array;
}

export function activePairsOf({ needs }: Network): ActivePairs {
	return {
		pair: new Int32Array(needs),
		offer: new Int32Array(needs),
		points: new Float64Array(needs),
	};
}

/** Looks at all pairs, keeps the best of each need, and counts the needs that would gain. */
export function rebuild(network: Network, tree: Tree, active: ActivePairs): number {
	let gaining = 0;
	for (let need = 0; need < network.needs; need += 1) {
		if (renew(network, tree, active, need) > 0) gaining += 1;
	}
	return gaining;
}

/** Keeps the best pair of this need and gives what a unit of it would gain. */
export function renew(network: Network, tree: Tree, active: ActivePairs, need: number): number {
	const { needNode, pairs } = network;
	const { price } = tree;
	const { start, offer, quality } = pairs;
	const end = start[need + 1]!;
	let best = -1;
	let most = -Infinity;
	for (let pair = start[need]!; pair < end; pair += 1) {
		const points = quality[pair]! - price[offer[pair]!]!;
		if (points > most) {
			most = points;
			best = pair;
		}
	}
	active.pair[need] = best;
	active.offer[need] = best < 0 ? 0 : offer[best]!;
	active.points[need] = best < 0 ? -Infinity : quality[best]!;
	return most + price[needNode[need]!]!;
}
