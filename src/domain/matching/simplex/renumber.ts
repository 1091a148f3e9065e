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
export function renumber(network: Network, tree: Tree): void {
	const { sink, needNode, villageNode, makeshift } = network;
	const order = rethread(network, tree);
	moveBranches(tree.branch, order);
	tree.branch[(sink << 2) | PARENT] = -1;
	moveRoom(tree.room, order);
	for (const column of [tree.price, makeshift]) move(column, order);
	for (const column of [needNode, villageNode]) rename(column, order);
	renameRows(network, order);
}

/** The node that moves to each place, and its place; offers and the sink stay where they are. */
interface Order {
	readonly nodeAt: Int32Array;
	readonly placeOf: Int32Array;
}

/** Renames the nodes of the thread. */
function rethread({ sink, nodes }: Network, { thread }: Tree): Order {
	const old = thread.slice();
	const nodeAt = new Int32Array(nodes);
	const placeOf = new Int32Array(nodes);
	let place = sink;
	let previous = sink;
	let node = sink;
	do {
		node = old[(node << 1) | NEXT]!;
		const name = node > sink ? (place += 1) : node;
		nodeAt[name] = node;
		placeOf[node] = name;
		thread[(previous << 1) | NEXT] = name;
		thread[(name << 1) | BEFORE] = previous;
		previous = name;
	} while (node !== sink);
	return { nodeAt, placeOf };
}

function moveBranches(branch: Int32Array, { nodeAt, placeOf }: Order): void {
	const old = branch.slice();
	for (let place = 0; place < nodeAt.length; place += 1) {
		const from = nodeAt[place]! << 2;
		const to = place << 2;
		branch[to | PARENT] = placeOf[old[from | PARENT]!]!;
		branch[to | SIZE] = old[from | SIZE]!;
		branch[to | LAST] = placeOf[old[from | LAST]!]!;
		branch[to | ARC] = old[from | ARC]!;
	}
}

function moveRoom(room: Float64Array, { nodeAt }: Order): void {
	const old = room.slice();
	for (let place = 0; place < nodeAt.length; place += 1) {
		room[(place << 1) | UP] = old[(nodeAt[place]! << 1) | UP]!;
		room[(place << 1) | DOWN] = old[(nodeAt[place]! << 1) | DOWN]!;
	}
}

function move(column: Int32Array | Float64Array, { nodeAt }: Order): void {
	const old = column.slice();
	for (let place = 0; place < nodeAt.length; place += 1) column[place] = old[nodeAt[place]!]!;
}

function rename(nodes: Int32Array, { placeOf }: Order): void {
	for (let index = 0; index < nodes.length; index += 1) nodes[index] = placeOf[nodes[index]!]!;
}

/** The same for the residual arcs; those of slack lead between nodes that stay. */
function renameRows({ residual, firstNeedArc }: Network, { placeOf }: Order): void {
	for (let at = firstNeedArc << 2; at < residual.length; at += 4) {
		residual[at | FIRST] = placeOf[residual[at | FIRST]!]!;
		residual[at | SECOND] = placeOf[residual[at | SECOND]!]!;
	}
}
