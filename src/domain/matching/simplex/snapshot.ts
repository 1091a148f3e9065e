import { EMPTY, FULL, sourceOf, targetOf, type Network } from './network.ts';
import { mark } from './residual.ts';
import { treeArcs, type Tree } from './tree.ts';

/** The arcs of the tree, then the states of the bounded arcs. */
export function snapshotOf(network: Network, tree: Tree): Int32Array {
	const arcs = treeArcs(network, tree);
	const snapshot = new Int32Array(arcs.length + network.state.length);
	snapshot.set(arcs);
	snapshot.set(network.state, arcs.length);
	return snapshot;
}

/** Takes the states of a snapshot and gives its arcs; null where they make no tree here. */
export function restore(network: Network, snapshot: Int32Array | undefined): Int32Array | null {
	const count = network.nodes - 1;
	if (snapshot?.length !== count + network.state.length) return null;
	const arcs = snapshot.slice(0, count);
	const states = snapshot.subarray(count);
	const areStates = states.every((state) => state >= FULL && state <= EMPTY);
	if (!areStates || !isTree(network, arcs)) return null;
	states.forEach((state, index) => mark(network, network.firstNeedArc + index, state));
	return arcs;
}

/** One arc fewer than nodes, and none between two nodes that were joined already. */
function isTree(network: Network, arcs: Int32Array): boolean {
	const end = network.firstPair + network.pairs.offer.length;
	const group = Int32Array.from({ length: network.nodes }, (_, node) => node);
	const groupOf = (node: number) => {
		let root = node;
		while (group[root] !== root) {
			group[root] = group[group[root]!]!;
			root = group[root]!;
		}
		return root;
	};
	return arcs.every((arc) => {
		if (arc < 0 || arc >= end) return false;
		const [one, other] = [groupOf(sourceOf(network, arc)), groupOf(targetOf(network, arc))];
		group[one] = other;
		return one !== other;
	});
}
