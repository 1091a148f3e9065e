import type { Network } from './network.ts';
import { bannedQuality } from './points.ts';
import { RESIDUAL } from './residual.ts';
import type { Tree } from './tree.ts';

const { ARC, FIRST, POINTS, SECOND } = RESIDUAL;

/*
 * The active pairs: of each need the one that gained most at the last look at all pairs. Pricing
 * goes through these alone. One is better than a few: the second of a need is a gain only until the
 * first has entered, and pivots on such pairs move large subtrees.
 */

/** Looks at all pairs, keeps the best of each need, and counts the needs that would gain. */
export function rebuild(network: Network, tree: Tree): number {
	let gaining = 0;
	for (let need = 0; need < network.needs; need += 1) {
		if (renew(network, tree, need) > 0) gaining += 1;
	}
	return gaining;
}

/**
 * Keeps the best pair of this need and gives what a unit of it would gain. The one that was the
 * best stays where none is better. Most do, and to ask it first leaves the machine less to guess.
 */
export function renew(network: Network, { price }: Tree, need: number): number {
	const { pairs, residual, firstPair } = network;
	const { start, offer, quality } = pairs;
	const banned = bannedQuality(network.isWide);
	const end = start[need + 1]!;
	const at = (network.firstMakeshift + need) << 2;
	let best = residual[at | ARC]! - firstPair;
	let most = best < 0 ? banned : quality[best]! - price[offer[best]!]!;
	for (let pair = start[need]!; pair < end; pair += 1) {
		const points = quality[pair]! - price[offer[pair]!]!;
		if (points > most) {
			most = points;
			best = pair;
		}
	}
	const node = network.needNode[need]!;
	residual[at | POINTS] = best < 0 ? banned : quality[best]!;
	residual[at | FIRST] = best < 0 ? network.sink : offer[best]!;
	residual[at | SECOND] = node;
	residual[at | ARC] = firstPair + best;
	return most + price[node]!;
}
