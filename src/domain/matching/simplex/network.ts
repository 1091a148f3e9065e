import { bannedQuality, type Heights, type Points, type Rows } from './points.ts';

/*
 * The market as a network. Arcs are numbered through, kind after kind:
 *
 *   slack      offer → sink     money that stays unspent
 *   need       need → village   at most the amount of the need
 *   tier       village → sink   at most the width of the tier
 *   makeshift  node ↔ sink      carries a node's flow, dearly, until a real arc can
 *   pair       offer → need     the grants
 *
 * Need and tier arcs are bounded: outside of the tree they are empty or full. Every other arc
 * outside of the tree is empty, so that pairs, of which there are millions, need no state.
 */

/** The state of a bounded arc. */
export const EMPTY = 1;
export const FULL = -1;
export const IN_TREE = 0;

export interface Network {
	readonly offers: number;
	readonly needs: number;
	readonly villages: number;
	readonly nodes: number;
	/** The root of the tree. Offers are the nodes before it and keep their places. */
	readonly sink: number;
	/** Where the arcs of each kind begin; slack begins at 0. */
	readonly firstNeedArc: number;
	readonly firstMakeshift: number;
	readonly firstPair: number;
	/** The nodes of needs and villages, which are put into the order of the tree now and then. */
	readonly needNode: Int32Array;
	readonly villageNode: Int32Array;
	/** The village of each need and of each tier. */
	readonly village: Int32Array;
	readonly tierVillage: Int32Array;
	readonly tierStart: Int32Array;
	readonly budget: Float64Array;
	/** Of the bounded arcs, needs then tiers: room, points per unit, state. */
	readonly capacity: Float64Array;
	readonly points: Float64Array;
	readonly state: Int8Array;
	/** By node: the makeshift that may stand in for its arc. */
	readonly makeshift: Int32Array;
	heights: Heights;
	/** Points that a unit on a makeshift costs. */
	dear: number;
	/** Whether points need 64 bits: those of pairs, of the residual arcs and of the tree. */
	isWide: boolean;
	pairs: PairRows;
	/** The rows that pricing goes through. */
	residual: Rows;
}

/** Pairs by need: those of need n stand at start[n] … start[n + 1] − 1. */
export interface PairRows {
	readonly start: Int32Array;
	readonly offer: Int32Array;
	readonly quality: Points;
}

/** The need to which a pair leads, by halving: pairs stand by need. */
export function needOfPair({ start }: PairRows, pair: number): number {
	let [low, high] = [0, start.length - 1];
	while (low + 1 < high) {
		const middle = (low + high) >> 1;
		if (start[middle]! <= pair) low = middle;
		else high = middle;
	}
	return low;
}

export function sourceOf(network: Network, arc: number): number {
	const { needs, needNode, villageNode, tierVillage } = network;
	if (arc >= network.firstPair) return network.pairs.offer[arc - network.firstPair]!;
	if (arc >= network.firstMakeshift) return nodeOfMakeshift(network, arc);
	const index = arc - network.firstNeedArc;
	if (index < 0) return arc;
	return index < needs ? needNode[index]! : villageNode[tierVillage[index - needs]!]!;
}

export function targetOf(network: Network, arc: number): number {
	const { firstPair, firstNeedArc, needs, needNode, villageNode, village } = network;
	if (arc >= firstPair) return needNode[needOfPair(network.pairs, arc - firstPair)]!;
	const index = arc - firstNeedArc;
	return index >= 0 && index < needs ? villageNode[village[index]!]! : network.sink;
}

/** Makeshifts are numbered as the nodes were at first: offers, the sink, villages, needs. */
function nodeOfMakeshift(network: Network, arc: number): number {
	const { firstMakeshift, sink, villages, villageNode, needNode } = network;
	const first = arc - firstMakeshift;
	if (first <= sink) return first;
	const index = first - sink - 1;
	return index < villages ? villageNode[index]! : needNode[index - villages]!;
}

export function isMakeshift({ firstMakeshift, firstPair }: Network, arc: number): boolean {
	return arc >= firstMakeshift && arc < firstPair;
}

/** Whether the arc is one of needs or tiers, which have a capacity and a state. */
export function isBounded({ firstNeedArc, firstMakeshift }: Network, arc: number): boolean {
	return arc >= firstNeedArc && arc < firstMakeshift;
}

/** What an arc can carry, where it is no banned pair. */
export function boundOf(network: Network, arc: number): number {
	return isBounded(network, arc) ? network.capacity[arc - network.firstNeedArc]! : Infinity;
}

export function capacityOf(network: Network, arc: number): number {
	const isBanned =
		arc >= network.firstPair && pointsOf(network, arc) === bannedQuality(network.isWide);
	return isBanned ? 0 : boundOf(network, arc);
}

/** Points per unit; a makeshift loses some. */
export function pointsOf(network: Network, arc: number): number {
	if (arc >= network.firstPair) return network.pairs.quality[arc - network.firstPair]!;
	if (arc >= network.firstMakeshift) return -network.dear;
	return arc >= network.firstNeedArc ? network.points[arc - network.firstNeedArc]! : 0;
}
