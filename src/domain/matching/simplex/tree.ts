import { pointsOf, sourceOf, targetOf, type Network } from './network.ts';
import { pointsColumn, type Points } from './points.ts';

/**
 * The spanning tree, hung up at the sink. All columns are by node; the sink's own arc is −1.
 *
 * - `parent`, and `arc` to it: `isUp` 1 where the arc leads from the node to its parent.
 * - `thread` goes through all nodes, each before its descendants, and from the last back to the
 *   sink; `before` is its inverse. A subtree is an unbroken stretch of it, from the node to `last`,
 *   of `size` nodes.
 * - `flow` of the arc, 0 … `most`. An arc that leads up is not full and one that leads down is not
 *   empty (the tree is strongly feasible), so that no series of pivots can turn in a circle.
 * - `price`: points per unit − price of the source + price of the target = 0 along every tree arc.
 *   An offer's price is what one more unit of its budget would earn.
 */
export interface Tree {
	readonly parent: Int32Array;
	readonly arc: Int32Array;
	readonly isUp: Int32Array;
	readonly thread: Int32Array;
	readonly before: Int32Array;
	readonly last: Int32Array;
	readonly size: Int32Array;
	readonly flow: Float64Array;
	readonly most: Float64Array;
	price: Points;
}

export function emptyTree({ nodes, isWide }: Network): Tree {
	return {
		parent: new Int32Array(nodes),
		arc: new Int32Array(nodes),
		isUp: new Int32Array(nodes),
		thread: new Int32Array(nodes),
		before: new Int32Array(nodes),
		last: new Int32Array(nodes),
		size: new Int32Array(nodes),
		flow: new Float64Array(nodes),
		most: new Float64Array(nodes),
		price: pointsColumn(isWide, nodes),
	};
}

/** The arcs of all nodes but the sink: what makes the tree, in whatever order. */
export function treeArcs({ sink }: Network, arc: Int32Array): Int32Array {
	return arc.filter((_, node) => node !== sink);
}

/** Hangs the tree of these arcs up at the sink: parents, directions, thread, sizes; no flow yet. */
export function hangUp(network: Network, tree: Tree, arcs: Int32Array): void {
	const { parent, arc, isUp, thread, before, size } = tree;
	const ends = endsOf(network, arcs);
	const stack = [network.sink];
	parent[network.sink] = -1;
	arc[network.sink] = -1;
	let previous = network.sink;
	while (stack.length > 0) {
		const node = stack.pop()!;
		thread[previous] = node;
		before[node] = previous;
		previous = node;
		for (let end = ends.start[node]!; end < ends.start[node + 1]!; end += 1) {
			const link = arcs[ends.link[end]!]!;
			if (link === arc[node]) continue;
			const source = sourceOf(network, link);
			const child = source === node ? targetOf(network, link) : source;
			parent[child] = node;
			arc[child] = link;
			isUp[child] = source === child ? 1 : 0;
			stack.push(child);
		}
	}
	thread[previous] = network.sink;
	before[network.sink] = previous;
	size.fill(1);
	for (let node = previous; node !== network.sink; node = before[node]!) {
		size[parent[node]!]! += size[node]!;
	}
	markLast(tree, network.sink);
}

/** The arcs at each node, as positions in `arcs`. */
function endsOf(network: Network, arcs: Int32Array) {
	const start = new Int32Array(network.nodes + 1);
	for (const arc of arcs) {
		start[sourceOf(network, arc) + 1]! += 1;
		start[targetOf(network, arc) + 1]! += 1;
	}
	for (let node = 0; node < network.nodes; node += 1) start[node + 1]! += start[node]!;
	const next = Int32Array.from(start);
	const link = new Int32Array(2 * arcs.length);
	arcs.forEach((arc, position) => {
		for (const node of [sourceOf(network, arc), targetOf(network, arc)]) {
			link[next[node]!] = position;
			next[node]! += 1;
		}
	});
	return { start, link };
}

function markLast({ parent, before, last }: Tree, root: number): void {
	last.fill(-1);
	for (let node = before[root]!; node !== root; node = before[node]!) {
		if (last[node]! < 0) last[node] = node;
		const above = parent[node]!;
		if (last[above]! < 0) last[above] = last[node]!;
	}
	if (last[root]! < 0) last[root] = root;
}

/**
 * The same for all nodes of a subtree: the prices among them do not change. From both ends of its
 * stretch at once, because each step waits for the one before: two ways take half the time of one.
 */
export function shift(
	{ thread, before, last, price }: Tree,
	top: number,
	count: number,
	points: number,
): void {
	let front = top;
	let back = last[top]!;
	for (let left = count >> 1; left > 0; left -= 1) {
		price[front]! += points;
		price[back]! += points;
		front = thread[front]!;
		back = before[back]!;
	}
	if (count % 2 === 1) price[front]! += points;
}

/** Prices of all nodes anew, from the sink on. */
export function priceAll(network: Network, { parent, arc, isUp, thread, price }: Tree): void {
	price[network.sink] = 0;
	for (let node = thread[network.sink]!; node !== network.sink; node = thread[node]!) {
		const points = pointsOf(network, arc[node]!);
		price[node] = price[parent[node]!]! + (isUp[node] === 1 ? points : -points);
	}
}
