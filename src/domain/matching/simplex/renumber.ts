import type { Network } from './network.ts';
import { RESIDUAL } from './residual.ts';
import { BRANCH, ROOM, THREAD, type Tree } from './tree.ts';

const { PARENT, SIZE, LAST, ARC } = BRANCH;
const { NEXT, BEFORE } = THREAD;
const { UP, DOWN } = ROOM;
const { FIRST, SECOND } = RESIDUAL;

/**
 * Puts the nodes of needs and villages into the order of the thread, so that the subtree whose
 * prices a pivot shifts lies side by side in memory. The tree stays what it is.
 */
export function renumber(network: Network, tree: Tree, scratch: Scratch): void {
	const { sink, needNode, villageNode, makeshift } = network;
	rethread(network, tree, scratch);
	moveBranches(tree.branch, scratch);
	tree.branch[(sink << 2) | PARENT] = -1;
	moveRoom(tree.room, scratch);
	for (const column of [tree.price, makeshift]) move(column, scratch);
	for (const column of [needNode, villageNode]) rename(column, scratch);
	renameRows(network, scratch);
}

/** Memory to work in; to ask for it each time costs as much as the rest. */
export interface Scratch {
	/** The node that moves to each place, and its place; offers and the sink stay where they are. */
	readonly nodeAt: Int32Array;
	readonly placeOf: Int32Array;
	/** What a column was: four whole numbers a node, or two of any kind. */
	readonly ints: Int32Array;
	readonly reals: Float64Array;
}

export function scratchFor({ nodes }: Network): Scratch {
	return {
		nodeAt: new Int32Array(nodes),
		placeOf: new Int32Array(nodes),
		ints: new Int32Array(4 * nodes),
		reals: new Float64Array(2 * nodes),
	};
}

/** Renames the nodes of the thread. */
function rethread({ sink }: Network, { thread }: Tree, scratch: Scratch): void {
	const { ints, nodeAt, placeOf } = scratch;
	ints.set(thread);
	let place = sink;
	let previous = sink;
	let node = sink;
	do {
		node = ints[(node << 1) | NEXT]!;
		const name = node > sink ? (place += 1) : node;
		nodeAt[name] = node;
		placeOf[node] = name;
		thread[(previous << 1) | NEXT] = name;
		thread[(name << 1) | BEFORE] = previous;
		previous = name;
	} while (node !== sink);
}

function moveBranches(branch: Int32Array, { nodeAt, placeOf, ints }: Scratch): void {
	ints.set(branch);
	for (let place = 0; place < nodeAt.length; place += 1) {
		const from = nodeAt[place]! << 2;
		const to = place << 2;
		branch[to | PARENT] = placeOf[ints[from | PARENT]!]!;
		branch[to | SIZE] = ints[from | SIZE]!;
		branch[to | LAST] = placeOf[ints[from | LAST]!]!;
		branch[to | ARC] = ints[from | ARC]!;
	}
}

function moveRoom(room: Float64Array, { nodeAt, reals }: Scratch): void {
	reals.set(room);
	for (let place = 0; place < nodeAt.length; place += 1) {
		room[(place << 1) | UP] = reals[(nodeAt[place]! << 1) | UP]!;
		room[(place << 1) | DOWN] = reals[(nodeAt[place]! << 1) | DOWN]!;
	}
}

function move(column: Int32Array | Float64Array, { nodeAt, reals }: Scratch): void {
	reals.set(column);
	for (let place = 0; place < nodeAt.length; place += 1) column[place] = reals[nodeAt[place]!]!;
}

function rename(nodes: Int32Array, { placeOf }: Scratch): void {
	for (let index = 0; index < nodes.length; index += 1) nodes[index] = placeOf[nodes[index]!]!;
}

/** The same for the residual arcs; those of slack lead between nodes that stay. */
function renameRows({ residual, firstNeedArc }: Network, { placeOf }: Scratch): void {
	for (let at = firstNeedArc << 2; at < residual.length; at += 4) {
		residual[at | FIRST] = placeOf[residual[at | FIRST]!]!;
		residual[at | SECOND] = placeOf[residual[at | SECOND]!]!;
	}
}
