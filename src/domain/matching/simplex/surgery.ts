import type { Tree } from './tree.ts';

/** What hangs a node to its parent. */
export interface Hanger {
	readonly arc: number;
	readonly isUp: number;
	readonly flow: number;
	readonly most: number;
}

/**
 * Cuts the subtree of `top` off, turns it so that `inner` is its root, and hangs it to `outer`:
 * the change of the tree in a pivot. `join` is the lowest node above both, where sizes stay.
 */
export function rehang(
	tree: Tree,
	cut: {
		readonly top: number;
		readonly inner: number;
		readonly outer: number;
		readonly join: number;
	},
	hanger: Hanger,
): void {
	const { parent, size } = tree;
	const { top, inner, outer, join } = cut;
	const moved = size[top]!;
	for (let node = parent[top]!; node !== join; node = parent[node]!) size[node]! -= moved;
	for (let node = outer; node !== join; node = parent[node]!) size[node]! += moved;
	unhook(tree, top);
	if (inner !== top) turn(tree, inner, top);
	parent[inner] = outer;
	tree.arc[inner] = hanger.arc;
	tree.isUp[inner] = hanger.isUp;
	tree.flow[inner] = hanger.flow;
	tree.most[inner] = hanger.most;
	hook(tree, inner, outer);
}

/** Takes the stretch of a subtree out of the thread. */
function unhook({ parent, thread, before, last }: Tree, top: number): void {
	const end = last[top]!;
	const previous = before[top]!;
	const next = thread[end]!;
	thread[previous] = next;
	before[next] = previous;
	for (let node = parent[top]!; node >= 0 && last[node] === end; node = parent[node]!) {
		last[node] = previous;
	}
}

/** Puts the stretch of a subtree into the thread, right behind its new parent. */
function hook({ parent, thread, before, last }: Tree, top: number, outer: number): void {
	const end = last[top]!;
	const next = thread[outer]!;
	thread[outer] = top;
	before[top] = outer;
	thread[end] = next;
	before[next] = end;
	for (let node = outer; node >= 0 && last[node] === outer; node = parent[node]!) {
		last[node] = end;
	}
}

/**
 * Turns the way from `inner` up to `top` around, so that each node on it hangs from the one that
 * hung from it. In the thread comes the subtree of `inner`, then of each further node what is not
 * the way: the stretch before the child's and, where there is one, the stretch behind it.
 */
function turn(tree: Tree, inner: number, top: number): void {
	const tail = turnThread(tree, inner, top);
	turnArcs(tree, inner, top);
	for (let node = top; node !== inner; node = tree.parent[node]!) tree.last[node] = tail;
	tree.last[inner] = tail;
}

/** Orders the thread, while parents are still the old ones; gives the new last node. */
function turnThread({ parent, thread, before, last }: Tree, inner: number, top: number): number {
	let childLast = last[inner]!;
	let beforeChild = before[inner]!;
	let behindChild = thread[childLast]!;
	let tail = childLast;
	for (let child = inner; child !== top;) {
		const node = parent[child]!;
		const nodeLast = last[node]!;
		const beforeNode = before[node]!;
		// Behind a last node that both share the thread is no longer the old one.
		const behindNode = nodeLast === childLast ? behindChild : thread[nodeLast]!;
		thread[tail] = node;
		before[node] = tail;
		tail = beforeChild;
		if (nodeLast !== childLast) {
			thread[tail] = behindChild;
			before[behindChild] = tail;
			tail = nodeLast;
		}
		child = node;
		childLast = nodeLast;
		beforeChild = beforeNode;
		behindChild = behindNode;
	}
	return tail;
}

/** Each node on the way takes over the arc, and counts as descendants all but the child's. */
function turnArcs({ parent, size, arc, isUp, flow, most }: Tree, inner: number, top: number): void {
	const whole = size[top]!;
	let child = inner;
	let node = parent[inner]!;
	let childSize = size[inner]!;
	let childArc = arc[inner]!;
	let childUp = isUp[inner]!;
	let childFlow = flow[inner]!;
	let childMost = most[inner]!;
	size[inner] = whole;
	while (child !== top) {
		const above = parent[node]!;
		const nodeSize = size[node]!;
		const nodeArc = arc[node]!;
		const nodeUp = isUp[node]!;
		const nodeFlow = flow[node]!;
		const nodeMost = most[node]!;
		parent[node] = child;
		size[node] = whole - childSize;
		arc[node] = childArc;
		isUp[node] = 1 - childUp;
		flow[node] = childFlow;
		most[node] = childMost;
		child = node;
		node = above;
		childSize = nodeSize;
		childArc = nodeArc;
		childUp = nodeUp;
		childFlow = nodeFlow;
		childMost = nodeMost;
	}
}
