import { positionsIn } from '#domain/matching/columns.ts';
import type { Network } from './network.ts';
import type { Tree } from './tree.ts';

/**
 * Puts the nodes of needs and villages into the order of the thread, so that the subtree whose
 * prices a pivot shifts lies side by side in memory. The tree stays what it is.
 */
export function renumber(network: Network, tree: Tree): void {
	const { sink, nodes, source, target, villageNode, makeshift } = network;
	const nodeAt = positionsIn(tree.arc);
	const placeOf = positionsIn(tree.arc);
	let place = sink + 1;
	for (let node = tree.thread[sink]!; node !== sink; node = tree.thread[node]!) {
		if (node < sink) continue;
		nodeAt[place] = node;
		placeOf[node] = place;
		place += 1;
	}
	const { parent, thread, before, last, arc, isUp, size, flow, most, price } = tree;
	const pointers = [parent, thread, before, last];
	const move = mover(nodeAt, sink);
	const spare = new Int32Array(nodes);
	for (const column of [...pointers, arc, size, makeshift]) move(column, spare);
	move(isUp, new Uint8Array(nodes));
	const long = new Float64Array(nodes);
	for (const column of [flow, most, price]) move(column, long);
	for (const column of [...pointers, source, target, villageNode]) renumberAll(column, placeOf);
}

function renumberAll(nodes: Int32Array, placeOf: Int32Array): void {
	for (let index = 0; index < nodes.length; index += 1) {
		const node = nodes[index]!;
		if (node >= 0) nodes[index] = placeOf[node]!;
	}
}

/** Puts a column into the new order from the sink on; `spare` is a column of its kind. */
function mover(nodeAt: Int32Array, sink: number) {
	return <Column extends Int32Array | Uint8Array | Float64Array>(column: Column, spare: Column) => {
		spare.set(column);
		for (let place = sink; place < column.length; place += 1) {
			column[place] = spare[nodeAt[place]!]!;
		}
	};
}
