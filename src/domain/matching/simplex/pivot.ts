import { EMPTY, FULL, IN_TREE, isBounded, type Network } from './network.ts';
import { mark } from './residual.ts';
import { rehang } from './surgery.ts';
import { shift, type Tree } from './tree.ts';

/** An arc that is worth more than the tree says, and the way its flow should change. */
export interface Entering {
	arc: number;
	/** More flow shall go from `first` to `second`: along the arc where it is empty, else back. */
	first: number;
	second: number;
	isFull: boolean;
	/** How much at most. */
	most: number;
	/** Points per unit that the change gains. */
	gain: number;
}

/** Where the circle of the entering arc through the tree is tightest. */
interface Leaving {
	/** The node whose arc leaves the tree; −1 where the entering arc itself is the tightest. */
	top: number;
	amount: number;
	isFirst: boolean;
}

const leaving: Leaving = { top: -1, amount: 0, isFirst: false };

/** Sends as much as it can round the circle; gives how many nodes had to move. */
export function pivot(network: Network, tree: Tree, entering: Entering): number {
	const join = joinOf(tree, entering.first, entering.second);
	findLeaving(tree, entering, join);
	if (leaving.amount > 0) send(tree, entering, join);
	if (leaving.top < 0) {
		mark(network, entering.arc, entering.isFull ? EMPTY : FULL);
		return 0;
	}
	exchangeStates(network, tree, entering);
	const { first, second } = entering;
	const inner = leaving.isFirst ? first : second;
	const outer = leaving.isFirst ? second : first;
	// The arc's own source and target: a full arc is entered against its direction.
	const isUp = leaving.isFirst !== entering.isFull ? 1 : 0;
	const { most } = entering;
	const flow = entering.isFull ? most - leaving.amount : leaving.amount;
	const moved = tree.size[leaving.top]!;
	rehang(tree, { top: leaving.top, inner, outer, join }, { arc: entering.arc, isUp, flow, most });
	shift(tree, inner, moved, leaving.isFirst ? entering.gain : -entering.gain);
	return moved;
}

/** The lowest node above both. Of two nodes the one with fewer descendants is never above. */
function joinOf({ parent, size }: Tree, first: number, second: number): number {
	let one = first;
	let other = second;
	while (one !== other) {
		if (size[one]! < size[other]!) one = parent[one]!;
		else other = parent[other]!;
	}
	return one;
}

/**
 * On the way down to `first` the flow comes from the join, on the way up from `second` it goes
 * back there. Of equally tight arcs the last on that circle leaves, seen from the join: this keeps
 * the tree strongly feasible.
 */
function findLeaving({ parent, isUp, flow, most }: Tree, entering: Entering, join: number): void {
	let amount = entering.most;
	let top = -1;
	let isFirst = false;
	for (let node = entering.first; node !== join; node = parent[node]!) {
		const room = isUp[node] === 1 ? flow[node]! : most[node]! - flow[node]!;
		if (room < amount) {
			amount = room;
			top = node;
			isFirst = true;
		}
	}
	for (let node = entering.second; node !== join; node = parent[node]!) {
		const room = isUp[node] === 1 ? most[node]! - flow[node]! : flow[node]!;
		if (room <= amount) {
			amount = room;
			top = node;
			isFirst = false;
		}
	}
	leaving.amount = amount;
	leaving.top = top;
	leaving.isFirst = isFirst;
}

function send({ parent, isUp, flow }: Tree, { first, second }: Entering, join: number): void {
	const { amount } = leaving;
	for (let node = first; node !== join; node = parent[node]!) {
		flow[node]! += isUp[node] === 1 ? -amount : amount;
	}
	for (let node = second; node !== join; node = parent[node]!) {
		flow[node]! += isUp[node] === 1 ? amount : -amount;
	}
}

function exchangeStates(network: Network, { arc, flow }: Tree, entering: Entering): void {
	const out = arc[leaving.top]!;
	if (isBounded(network, entering.arc)) mark(network, entering.arc, IN_TREE);
	if (isBounded(network, out)) mark(network, out, flow[leaving.top]! === 0 ? EMPTY : FULL);
}
