import { positionsIn } from '#domain/matching/columns.ts';
import type { Network } from './network.ts';
import { FIRST, ROW, SECOND } from './residual.ts';
import type { Tree } from './tree.ts';

/**
 * Puts the nodes of needs and villages into the order of the thread, so that the subtree whose
 * prices a pivot shifts lies side by side in memory. The tree stays what it is.
 */
export function renumber(network: Network, tree: Tree): void {
	const { sink, needNode, villageNode, makeshift } = network;
	const { nodeAt, placeOf } = rethread(tree, sink);
	const { parent, last, arc, isUp, size, flow, most, price } = tree;
	for (const column of [parent, last, arc, isUp, size, makeshift]) move(column, nodeAt, sink);
	for (const column of [flow, most, price]) move(column, nodeAt, sink);
	for (const column of [parent, last, needNode, villageNode]) rename(column, placeOf);
	renameRows(network, placeOf);
}

/** Renames the nodes of the thread; gives the node that moves to each place, and its place. */
function rethread({ thread, before }: Tree, sink: number) {
	const old = Int32Array.from(thread);
	const nodeAt = positionsIn(thread);
	const placeOf = positionsIn(thread);
	let place = sink;
	let previous = sink;
	let node = sink;
	do {
		node = old[node]!;
		if (node > sink) {
			place += 1;
			nodeAt[place] = node;
			placeOf[node] = place;
		}
		const name = placeOf[node]!;
		thread[previous] = name;
		before[name] = previous;
		previous = name;
	} while (node !== sink);
	return { nodeAt, placeOf };
}

/** Puts a column into the new order; offers and the sink stay where they are. */
function move(column: Int32Array | Float64Array, nodeAt: Int32Array, sink: number): void {
	const old = column.slice();
	for (let place = sink; place < nodeAt.length; place += 1) column[place] = old[nodeAt[place]!]!;
}

function rename(nodes: Int32Array, placeOf: Int32Array): void {
	for (let index = 0; index < nodes.length; index += 1) {
		const node = nodes[index]!;
		if (node >= 0) nodes[index] = placeOf[node]!;
	}
}

/** The same for the residual arcs; those of slack lead between nodes that stay. */
function renameRows({ residual, firstNeedArc }: Network, placeOf: Int32Array): void {
	for (let at = ROW * firstNeedArc; at < residual.length; at += ROW) {
		residual[at + FIRST] = placeOf[residual[at + FIRST]!]!;
		residual[at + SECOND] = placeOf[residual[at + SECOND]!]!;
	}
}
