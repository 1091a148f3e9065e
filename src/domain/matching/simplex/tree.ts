import { sourceOf, targetOf, type Network } from './network.ts';
import { pointsColumn, type Points } from './points.ts';

/**
 * The spanning tree, hung up at the sink. Each column has a row for every node, of what is read
 * together:
 *
 * - `branch`: PARENT, and the ARC that leads there or from there; of the sink both are −1. A
 *   subtree is an unbroken stretch of the thread, from the node to LAST, of SIZE nodes.
 * - `thread`: by NEXT it goes through all nodes, each before its descendants, and from the last
 *   back to the sink; BEFORE is its inverse.
 * - `room`: how much more could flow along the arc, UP to the parent and DOWN from there. One of
 *   the two is what flows, both together are the capacity. UP is never 0 (the tree is strongly
 *   feasible), so that no series of pivots can turn in a circle.
 * - `price`: points per unit − price of the source + price of the target = 0 along every tree arc.
 *   An offer's price is what one more unit of its budget would earn.
 */
export interface Tree {
	readonly branch: Int32Array;
	readonly thread: Int32Array;
	readonly room: Float64Array;
	price: Points;
}

/**
 * Places in a row. Each file takes those that it needs into constants of its own, which are plain
 * numbers to the engine; what is imported it reads again and again.
 */
export const BRANCH = { PARENT: 0, SIZE: 1, LAST: 2, ARC: 3 } as const;
export const THREAD = { NEXT: 0, BEFORE: 1 } as const;
export const ROOM = { UP: 0, DOWN: 1 } as const;

const { PARENT, SIZE, LAST, ARC } = BRANCH;
const { NEXT, BEFORE } = THREAD;

export function emptyTree({ nodes, isWide }: Network): Tree {
	return {
		branch: new Int32Array(4 * nodes),
		thread: new Int32Array(2 * nodes),
		room: new Float64Array(2 * nodes),
		price: pointsColumn(isWide, nodes),
	};
}

/** The arcs of all nodes but the sink: what makes the tree, in whatever order. */
export function treeArcs({ nodes, sink }: Network, { branch }: Tree): Int32Array {
	const arcs = Int32Array.from({ length: nodes }, (_, node) => branch[(node << 2) | ARC]!);
	return arcs.filter((_, node) => node !== sink);
}

/** Hangs the tree of these arcs up at the sink: parents, thread, sizes; no flow yet. */
export function hangUp(network: Network, tree: Tree, arcs: Int32Array): void {
	const { branch, thread } = tree;
	const { sink } = network;
	const ends = endsOf(network, arcs);
	const stack = [sink];
	branch[(sink << 2) | PARENT] = -1;
	branch[(sink << 2) | ARC] = -1;
	let previous = sink;
	while (stack.length > 0) {
		const node = stack.pop()!;
		thread[(previous << 1) | NEXT] = node;
		thread[(node << 1) | BEFORE] = previous;
		previous = node;
		for (let end = ends.start[node]!; end < ends.start[node + 1]!; end += 1) {
			const link = arcs[ends.link[end]!]!;
			if (link === branch[(node << 2) | ARC]) continue;
			const source = sourceOf(network, link);
			const child = source === node ? targetOf(network, link) : source;
			branch[(child << 2) | PARENT] = node;
			branch[(child << 2) | ARC] = link;
			stack.push(child);
		}
	}
	thread[(previous << 1) | NEXT] = sink;
	thread[(sink << 1) | BEFORE] = previous;
	measure(network, tree);
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

/** Sizes and last nodes of all subtrees, from the end of the thread on. */
function measure({ nodes, sink }: Network, { branch, thread }: Tree): void {
	for (let node = 0; node < nodes; node += 1) {
		branch[(node << 2) | SIZE] = 1;
		branch[(node << 2) | LAST] = -1;
	}
	for (let node = thread[(sink << 1) | BEFORE]!; node !== sink;) {
		const parent = branch[(node << 2) | PARENT]!;
		if (branch[(node << 2) | LAST]! < 0) branch[(node << 2) | LAST] = node;
		if (branch[(parent << 2) | LAST]! < 0) {
			branch[(parent << 2) | LAST] = branch[(node << 2) | LAST]!;
		}
		branch[(parent << 2) | SIZE]! += branch[(node << 2) | SIZE]!;
		node = thread[(node << 1) | BEFORE]!;
	}
	if (branch[(sink << 2) | LAST]! < 0) branch[(sink << 2) | LAST] = sink;
}
