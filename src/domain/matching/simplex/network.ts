import type { MarketModel } from '#domain/matching/model.ts';

/*
 * The market as a network. Arcs have one row of numbers, kind after kind:
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

/** The quality of a banned pair: whatever is asked of it, it never gains. */
export const BANNED = -Infinity;

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
	readonly tierStart: Int32Array;
	readonly budget: Float64Array;
	/** Of the bounded arcs, needs then tiers: their nodes, room, points per unit, state. */
	readonly source: Int32Array;
	readonly target: Int32Array;
	readonly capacity: Float64Array;
	readonly points: Float64Array;
	readonly state: Int8Array;
	/** By node: the makeshift that may stand in for its arc. */
	readonly makeshift: Int32Array;
	/** The highest quality there has been. */
	best: number;
	/** Points that a unit on a makeshift costs: more than any one grant is worth. */
	dear: number;
	pairs: PairRows;
}

/** Pairs by need: those of need n stand at start[n] … start[n + 1] − 1. */
export interface PairRows {
	readonly start: Int32Array;
	readonly offer: Int32Array;
	readonly quality: Float64Array;
	/** False while the column is the model's, which nobody may write to. */
	readonly isOwn: boolean;
}

export function networkOf(model: MarketModel): Network {
	const [offers, needs] = [model.budget.length, model.amount.length];
	const [villages, tiers] = [model.tierStart.length - 1, model.tierWidth.length];
	const nodes = offers + 1 + villages + needs;
	const firstMakeshift = offers + needs + tiers;
	const villageNode = Int32Array.from({ length: villages }, (_, village) => offers + 1 + village);
	const source = new Int32Array(needs + tiers);
	for (let need = 0; need < needs; need += 1) source[need] = offers + 1 + villages + need;
	for (let village = 0; village < villages; village += 1) {
		const [start, end] = [model.tierStart[village]!, model.tierStart[village + 1]!];
		source.fill(villageNode[village]!, needs + start, needs + end);
	}
	const target = new Int32Array(needs + tiers).fill(offers);
	for (let need = 0; need < needs; need += 1) target[need] = villageNode[model.village[need]!]!;
	return {
		offers,
		needs,
		villages,
		nodes,
		sink: offers,
		firstNeedArc: offers,
		firstMakeshift,
		firstPair: firstMakeshift + nodes,
		villageNode,
		needNode: source.subarray(0, needs),
		tierStart: model.tierStart,
		budget: Float64Array.from(model.budget),
		source,
		target,
		capacity: joined(model.amount, model.tierWidth),
		points: joined(model.value, model.tierReward),
		state: new Int8Array(needs + tiers).fill(EMPTY),
		makeshift: Int32Array.from({ length: nodes }, (_, node) => firstMakeshift + node),
		best: 0,
		dear: 0,
		pairs: rowsOf(model),
	};
}

function rowsOf({ amount, pairNeed, pairOffer, pairQuality }: MarketModel): PairRows {
	const start = new Int32Array(amount.length + 1);
	for (const need of pairNeed) start[need + 1]! += 1;
	for (let need = 0; need < amount.length; need += 1) start[need + 1]! += start[need]!;
	return { start, offer: pairOffer, quality: pairQuality, isOwn: false };
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
	const column = new Float64Array(one.length + other.length);
	column.set(one);
	column.set(other, one.length);
	return column;
}

/**
 * Keeps makeshifts dearer than any one grant, with pairs of this quality too, can be worth. That
 * is enough: what a makeshift carries comes or goes by one grant at most, and may stay unspent.
 * True where they had to become dearer.
 */
export function makeDearer(network: Network, quality: number): boolean {
	const { needs, points, best, dear } = network;
	if (dear > 0 && quality <= best) return false;
	network.best = Math.max(best, quality);
	network.dear = network.best + highest(points.subarray(0, needs)) + 1;
	network.dear += highest(points.subarray(needs));
	return true;
}

export function highest(points: Float64Array): number {
	let most = 0;
	for (const some of points) if (some > most) most = some;
	return most;
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
	if (arc >= network.firstPair) return network.pairs.offer[arc - network.firstPair]!;
	if (arc >= network.firstMakeshift) return nodeOfMakeshift(network, arc);
	return arc >= network.firstNeedArc ? network.source[arc - network.firstNeedArc]! : arc;
}

export function targetOf(network: Network, arc: number): number {
	if (arc >= network.firstPair) {
		return network.needNode[needOfPair(network.pairs, arc - network.firstPair)]!;
	}
	return isBounded(network, arc) ? network.target[arc - network.firstNeedArc]! : network.sink;
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

export function capacityOf(network: Network, arc: number): number {
	if (isBounded(network, arc)) return network.capacity[arc - network.firstNeedArc]!;
	const isBanned = arc >= network.firstPair && pointsOf(network, arc) === BANNED;
	return isBanned ? 0 : Infinity;
}

/** Points per unit; a makeshift loses some. */
export function pointsOf(network: Network, arc: number): number {
	if (arc >= network.firstPair) return network.pairs.quality[arc - network.firstPair]!;
	if (arc >= network.firstMakeshift) return -network.dear;
	return arc >= network.firstNeedArc ? network.points[arc - network.firstNeedArc]! : 0;
}
