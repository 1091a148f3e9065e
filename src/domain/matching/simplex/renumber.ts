import type { Network } from './network.ts';
import type { Tree } from './tree.ts';

/**
 * Puts the nodes of needs and villages into the order of the thread, so that the subtree whose
 * prices a pivot shifts lies side by side in memory. The tree stays what it is.
 */
export function renumber(network: Network, tree: Tree): void {
	const { sink, nodes } = network;
	const placeOf = Int32Array.from({ length: nodes }, (_, node) => node);
	let place = sink + 1;
	for (let node = tree.thread[sink]!; node !== sink; node = tree.thread[node]!) {
		if (node > sink) placeOf[node] = place++;
	}
	const { parent, thread, before, last, arc, isUp, size, flow, most, price } = tree;
	for (const column of [parent, thread, before, last]) renumberAll(column, placeOf);
	const own = [parent, thread, before, last, arc, isUp, size, flow, most, price];
	for (const column of [...own, network.makeshift]) {
		move(column, placeOf, sink);
	}
	renumberAll(network.source, placeOf);
	renumberAll(network.target, placeOf);
	renumberAll(network.villageNode, placeOf);
}

function renumberAll(nodes: Int32Array, placeOf: Int32Array): void {
	for (let index = 0; index < nodes.length; index += 1) {
		const node = nodes[index]!;
		if (node >= 0) nodes[index] = placeOf[node]!;
	}
}

function move(column: Int32Array | Uint8Array | Float64Array, placeOf: Int32Array, from: number) {
	const old = column.slice(from);
	for (let node = from; node < column.length; node += 1) column[placeOf[node]!] = old[node - from]!;
}
