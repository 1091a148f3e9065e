import { FIXED, type Network } from './network.ts';

/**
 * The spanning tree of a network simplex, hung up at the sink: along its arcs the potentials differ
 * by exactly the cost, cost + P[source] − P[target] = 0.
 */
export interface Tree {
	/** −1 at the sink. */
	readonly parent: Int32Array;
	/** The arc between a node and its parent, and whether it leads up to the parent. */
	readonly arc: Int32Array;
	readonly isUp: Uint8Array;
	readonly depth: Int32Array;
	/** Children as a chain: first child, next and previous sibling; −1 where there is none. */
	readonly child: Int32Array;
	readonly next: Int32Array;
	readonly previous: Int32Array;
	readonly potential: Float64Array;
}

/** Slack arcs, needs into their villages, villages into the first tier that has any width. */
export function startTree(network: Network): Tree {
	const nodes = network.sink + 1;
	const none = () => new Int32Array(nodes).fill(-1);
	const tree: Tree = {
		parent: none(),
		arc: none(),
		isUp: new Uint8Array(nodes).fill(1),
		depth: new Int32Array(nodes),
		child: none(),
		next: none(),
		previous: none(),
		potential: new Float64Array(nodes),
	};
	const { model, state } = network;
	const hang = (node: number, arc: number) => {
		attach(tree, node, network.target[arc]!, arc, 1);
		state[arc] = FIXED;
		settle(tree, network, node);
	};
	for (let offer = 0; offer < network.firstNeed; offer += 1) hang(offer, offer);
	for (let village = 0; village + 1 < model.tierStart.length; village += 1) {
		const [start, end] = [model.tierStart[village]!, model.tierStart[village + 1]!];
		const wide = model.tierWidth.subarray(start, end).findIndex((width) => width > 0);
		hang(network.firstVillage + village, network.tierArc + start + Math.max(0, wide));
	}
	for (let need = 0; need < model.amount.length; need += 1) {
		hang(network.firstNeed + need, network.needArc + need);
	}
	return tree;
}

export function attach(tree: Tree, node: number, parent: number, arc: number, isUp: number): void {
	const { child, next, previous } = tree;
	const first = child[parent]!;
	tree.parent[node] = parent;
	tree.arc[node] = arc;
	tree.isUp[node] = isUp;
	previous[node] = -1;
	next[node] = first;
	if (first >= 0) previous[first] = node;
	child[parent] = node;
}

function detach({ parent, child, next, previous }: Tree, node: number): void {
	const [before, after] = [previous[node]!, next[node]!];
	if (before >= 0) next[before] = after;
	else child[parent[node]!] = after;
	if (after >= 0) previous[after] = before;
}

/** Hangs what the leaving arc cuts off to the other end of the entering arc. */
export function rehang(
	tree: Tree,
	network: Network,
	cut: { readonly inner: number; readonly outer: number; readonly top: number },
	entering: number,
): void {
	let [node, parent, arc] = [cut.inner, cut.outer, entering];
	let isUp = network.source[entering] === node ? 1 : 0;
	for (;;) {
		const [oldParent, oldArc, wasUp] = [tree.parent[node]!, tree.arc[node]!, tree.isUp[node]!];
		detach(tree, node);
		attach(tree, node, parent, arc, isUp);
		if (node === cut.top) break;
		[parent, node, arc, isUp] = [node, oldParent, oldArc, 1 - wasUp];
	}
	settle(tree, network, cut.inner);
}

/** Gives a subtree the potentials and depths that follow from the parent of its top. */
function settle(tree: Tree, { cost }: Network, top: number): void {
	const { parent, child, next, depth, potential, isUp, arc } = tree;
	const above = parent[top]!;
	const price = cost[arc[top]!]!;
	const shift = potential[above]! + (isUp[top] === 1 ? -price : price) - potential[top]!;
	let node = top;
	for (;;) {
		potential[node]! += shift;
		depth[node] = depth[parent[node]!]! + 1;
		if (child[node]! >= 0) {
			node = child[node]!;
			continue;
		}
		while (node !== top && next[node]! < 0) node = parent[node]!;
		if (node === top) return;
		node = next[node]!;
	}
}
