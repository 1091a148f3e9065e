import { EMPTY, isMakeshift, type Network } from './network.ts';
import { treeArcs, type Tree } from './tree.ts';

/**
 * The tree's arcs with a real one in the place of each makeshift that carries nothing and has one
 * to give way to; null where there is none.
 */
export function naturalArcs(network: Network, { arc, flow }: Tree): Int32Array | null {
	const isIdle = (own: number, node: number) => isMakeshift(network, own) && flow[node] === 0;
	if (!arc.some(isIdle)) return null;
	const natural = naturalByNode(network);
	let found = false;
	const arcs = arc.map((own, node) => {
		if (!isIdle(own, node) || natural[node]! < 0) return own;
		found = true;
		return natural[node]!;
	});
	return found ? treeArcs(network, arcs) : null;
}

/** An empty arc with room that leads on from each node; −1 where there is none. */
function naturalByNode({ nodes, offers, state, capacity, source, firstNeedArc }: Network) {
	const arcs = new Int32Array(nodes).fill(-1);
	for (let offer = 0; offer < offers; offer += 1) arcs[offer] = offer;
	for (let index = state.length - 1; index >= 0; index -= 1) {
		if (state[index] === EMPTY && capacity[index]! > 0) arcs[source[index]!] = firstNeedArc + index;
	}
	return arcs;
}
