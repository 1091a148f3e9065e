import { BRANCH, ROOM, THREAD, type Tree } from './tree.ts';

const { PARENT, SIZE, LAST, ARC } = BRANCH;
const { NEXT, BEFORE } = THREAD;
const { UP, DOWN } = ROOM;

/**
 * Cuts the subtree of `top` off, turns it so that `inner` is its root, and hangs it to `outer`:
 * the change of the tree in a pivot, but for the new arc. `join` is the lowest node above both,
 * where sizes stay.
 */
export function rehang(
	tree: Tree,
	{ top, join }: { readonly top: number; readonly join: number },
	inner: number,
	outer: number,
): void {
	const { branch } = tree;
	const moved = branch[(top << 2) | SIZE]!;
	resize(tree, branch[(top << 2) | PARENT]!, join, -moved);
	resize(tree, outer, join, moved);
	unhook(tree, top);
	if (inner !== top) turn(tree, inner, top);
	branch[(inner << 2) | PARENT] = outer;
	hook(tree, inner, outer);
}

/** So many more nodes, on the way from this one up to the join. */
function resize({ branch }: Tree, from: number, join: number, more: number): void {
	for (let node = from; node !== join; node = branch[(node << 2) | PARENT]!) {
		branch[(node << 2) | SIZE]! += more;
	}
}

/** Takes the stretch of a subtree out of the thread. */
function unhook(tree: Tree, top: number): void {
	const { branch, thread } = tree;
	const end = branch[(top << 2) | LAST]!;
	const previous = thread[(top << 1) | BEFORE]!;
	tie(thread, previous, thread[(end << 1) | NEXT]!);
	endsElsewhere(tree, branch[(top << 2) | PARENT]!, end, previous);
}

/** Puts the stretch of a subtree into the thread, right behind its new parent. */
function hook(tree: Tree, top: number, outer: number): void {
	const { branch, thread } = tree;
	const end = branch[(top << 2) | LAST]!;
	const next = thread[(outer << 1) | NEXT]!;
	tie(thread, outer, top);
	tie(thread, end, next);
	endsElsewhere(tree, outer, outer, end);
}

function tie(thread: Int32Array, node: number, next: number): void {
	thread[(node << 1) | NEXT] = next;
	thread[(next << 1) | BEFORE] = node;
}

/** From this node up, subtrees that had `old` as their last node have another. */
function endsElsewhere({ branch }: Tree, from: number, old: number, last: number): void {
	let node = from;
	while (node >= 0 && branch[(node << 2) | LAST] === old) {
		branch[(node << 2) | LAST] = last;
		node = branch[(node << 2) | PARENT]!;
	}
}

/**
 * Turns the way from `inner` up to `top` around, so that each node on it hangs from the one that
 * hung from it. In the thread comes the subtree of `inner`, then of each further node what is not
 * the way: the stretch before the child's and, where there is one, the stretch behind it.
 */
function turn(tree: Tree, inner: number, top: number): void {
	const { branch } = tree;
	const tail = turnThread(tree, inner, top);
	turnArcs(tree, inner, top);
	for (let node = top; node !== inner; node = branch[(node << 2) | PARENT]!) {
		branch[(node << 2) | LAST] = tail;
	}
	branch[(inner << 2) | LAST] = tail;
}

/** Orders the thread, while parents are still the old ones; gives the new last node. */
function turnThread({ branch, thread }: Tree, inner: number, top: number): number {
	let childLast = branch[(inner << 2) | LAST]!;
	let beforeChild = thread[(inner << 1) | BEFORE]!;
	let behindChild = thread[(childLast << 1) | NEXT]!;
	let tail = childLast;
	for (let child = inner; child !== top;) {
		const node = branch[(child << 2) | PARENT]!;
		const nodeLast = branch[(node << 2) | LAST]!;
		const beforeNode = thread[(node << 1) | BEFORE]!;
		// Behind a last node that both share the thread is no longer the old one.
		const behindNode = nodeLast === childLast ? behindChild : thread[(nodeLast << 1) | NEXT]!;
		tie(thread, tail, node);
		tail = beforeChild;
		if (nodeLast !== childLast) {
			tie(thread, tail, behindChild);
			tail = nodeLast;
		}
		child = node;
		childLast = nodeLast;
		beforeChild = beforeNode;
		behindChild = behindNode;
	}
	return tail;
}

/**
 * Each node on the way takes over the arc, where up is down now, and counts as descendants all but
 * the child's.
 */
function turnArcs({ branch, room }: Tree, inner: number, top: number): void {
	const whole = branch[(top << 2) | SIZE]!;
	let child = inner;
	let node = branch[(inner << 2) | PARENT]!;
	let childSize = branch[(inner << 2) | SIZE]!;
	let childArc = branch[(inner << 2) | ARC]!;
	let childUp = room[(inner << 1) | UP]!;
	let childDown = room[(inner << 1) | DOWN]!;
	branch[(inner << 2) | SIZE] = whole;
	while (child !== top) {
		const above = branch[(node << 2) | PARENT]!;
		const nodeSize = branch[(node << 2) | SIZE]!;
		const nodeArc = branch[(node << 2) | ARC]!;
		const nodeUp = room[(node << 1) | UP]!;
		const nodeDown = room[(node << 1) | DOWN]!;
		branch[(node << 2) | PARENT] = child;
		branch[(node << 2) | SIZE] = whole - childSize;
		branch[(node << 2) | ARC] = childArc;
		room[(node << 1) | UP] = childDown;
		room[(node << 1) | DOWN] = childUp;
		child = node;
		node = above;
		childSize = nodeSize;
		childArc = nodeArc;
		childUp = nodeUp;
		childDown = nodeDown;
	}
}
