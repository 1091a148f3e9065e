import { EMPTY, FULL, IN_TREE, isBounded, type Network } from './network.ts';
import { shift } from './prices.ts';
import { mark } from './residual.ts';
import { leadsUp } from './room.ts';
import { rehang } from './surgery.ts';
import { BRANCH, ROOM, type Tree } from './tree.ts';

const { PARENT, SIZE, ARC } = BRANCH;
const { UP, DOWN } = ROOM;

/** A residual arc worth more than the tree says: from `first` to `second` more shall flow. */
export interface Entering {
	arc: number;
	first: number;
	second: number;
	/** How much at most. */
	most: number;
	/** Points per unit that the change gains. */
	gain: number;
}

/** The circle of the entering arc through the tree, and where it is tightest. */
interface Circle {
	/** The lowest node above both ends of the entering arc. */
	join: number;
	/** The node whose arc leaves the tree; −1 where the entering arc itself is the tightest. */
	top: number;
	amount: number;
	/** Whether `top` lies on the way to `first`, not on that from `second`. */
	isFirst: boolean;
}

const circle: Circle = { join: -1, top: -1, amount: 0, isFirst: false };

/** Sends as much as it can round the circle; gives how many nodes had to move. */
export function pivot(network: Network, tree: Tree, entering: Entering): number {
	const { arc, first, second, most, gain } = entering;
	goRound(tree, entering);
	const { top, amount, isFirst } = circle;
	if (amount > 0) send(tree, entering);
	if (top < 0) {
		flip(network, arc);
		return 0;
	}
	exchangeStates(network, tree, arc);
	const inner = isFirst ? first : second;
	const moved = tree.branch[(top << 2) | SIZE]!;
	rehang(tree, circle, inner, isFirst ? second : first);
	tree.branch[(inner << 2) | ARC] = arc;
	tree.room[(inner << 1) | UP] = isFirst ? most - amount : amount;
	tree.room[(inner << 1) | DOWN] = isFirst ? amount : most - amount;
	shift(tree, inner, moved, isFirst ? gain : -gain);
	return moved;
}

/**
 * From both ends up to where they meet: of two nodes the one with fewer descendants is never above.
 * On the way down to `first` the flow comes from the join, on the way up from `second` it goes
 * back there. Of equally tight arcs the last on that circle leaves, seen from the join: this keeps
 * the tree strongly feasible.
 */
function goRound({ branch, room }: Tree, { first, second, most }: Entering): void {
	let toFirst = most;
	let fromSecond = Infinity;
	let topOfFirst = -1;
	let topOfSecond = -1;
	let one = first;
	let other = second;
	let sizeOfOne = branch[(one << 2) | SIZE]!;
	let sizeOfOther = branch[(other << 2) | SIZE]!;
	while (one !== other) {
		if (sizeOfOne < sizeOfOther) {
			if (room[(one << 1) | DOWN]! < toFirst) {
				toFirst = room[(one << 1) | DOWN]!;
				topOfFirst = one;
			}
			one = branch[(one << 2) | PARENT]!;
			sizeOfOne = branch[(one << 2) | SIZE]!;
		} else {
			if (room[(other << 1) | UP]! <= fromSecond) {
				fromSecond = room[(other << 1) | UP]!;
				topOfSecond = other;
			}
			other = branch[(other << 2) | PARENT]!;
			sizeOfOther = branch[(other << 2) | SIZE]!;
		}
	}
	circle.join = one;
	circle.isFirst = toFirst < fromSecond;
	circle.amount = circle.isFirst ? toFirst : fromSecond;
	circle.top = circle.isFirst ? topOfFirst : topOfSecond;
}

function send({ branch, room }: Tree, { first, second }: Entering): void {
	const { amount, join } = circle;
	for (let node = first; node !== join; node = branch[(node << 2) | PARENT]!) {
		room[(node << 1) | UP]! += amount;
		room[(node << 1) | DOWN]! -= amount;
	}
	for (let node = second; node !== join; node = branch[(node << 2) | PARENT]!) {
		room[(node << 1) | UP]! -= amount;
		room[(node << 1) | DOWN]! += amount;
	}
}

/** An empty arc becomes full, a full one empty. */
function flip(network: Network, arc: number): void {
	const isFull = network.state[arc - network.firstNeedArc] === FULL;
	mark(network, arc, isFull ? EMPTY : FULL);
}

function exchangeStates(network: Network, tree: Tree, into: number): void {
	const { top, isFirst } = circle;
	const out = tree.branch[(top << 2) | ARC]!;
	if (isBounded(network, into)) mark(network, into, IN_TREE);
	if (!isBounded(network, out)) return;
	// What flows down to `first` takes off where the arc leads up, and adds where it leads down.
	const isEmpty = leadsUp(network, tree, top) === isFirst;
	mark(network, out, isEmpty ? EMPTY : FULL);
}
