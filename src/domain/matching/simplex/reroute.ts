import { leave } from './flows.ts';
import { capacityOf, isMakeshift, type Network } from './network.ts';
import { rehang } from './surgery.ts';
import { shift, type Tree } from './tree.ts';

/**
 * From this node on, so much more flows to the sink (less, where below 0), along the tree; with 0
 * its arc alone is held against its room. An arc that cannot carry what it should leaves, empty or
 * full, and its node passes the rest on by its makeshift: the tree stays strongly feasible.
 */
export function reroute(network: Network, tree: Tree, from: number, more: number): void {
	const { parent, arc, isUp, flow, most } = tree;
	const unable: { readonly node: number; readonly over: number }[] = [];
	let rest = more;
	for (let node = from; node !== network.sink; node = parent[node]!) {
		const passed = (isUp[node] === 1 ? flow[node]! : -flow[node]!) + rest;
		if (isMakeshift(network, arc[node]!)) {
			passByMakeshift(network, tree, node, passed);
			break;
		}
		const room = capacityOf(network, arc[node]!);
		const carried = isUp[node] === 1 ? passed : -passed;
		const isAble =
			isUp[node] === 1 ? carried >= 0 && carried < room : carried > 0 && carried <= room;
		const kept = Math.max(0, Math.min(carried, room));
		most[node] = room;
		flow[node] = kept;
		if (!isAble) {
			const over = isUp[node] === 1 ? carried - kept : kept - carried;
			unable.push({ node, over });
			rest -= over;
		}
		if (rest === 0) break;
	}
	for (const { node, over } of unable) standIn(network, tree, node, over);
}

/** The makeshift takes the place of the arc of this node and passes on what it could not. */
function standIn(network: Network, tree: Tree, node: number, passed: number): void {
	const { arc, flow, size } = tree;
	const { makeshift, sink, dear } = network;
	leave(network, arc[node]!, flow[node]! > 0);
	const isUp = passed >= 0 ? 1 : 0;
	const hanger = { arc: makeshift[node]!, isUp, flow: Math.abs(passed), most: Infinity };
	rehang(tree, { top: node, inner: node, outer: sink, join: sink }, hanger);
	shift(tree, node, size[node]!, (isUp === 1 ? -dear : dear) - tree.price[node]!);
}

/** A makeshift carries anything, up or down; which of the two is what it costs. */
function passByMakeshift(network: Network, tree: Tree, node: number, passed: number): void {
	const { isUp, flow, price, size } = tree;
	isUp[node] = passed >= 0 ? 1 : 0;
	flow[node] = Math.abs(passed);
	shift(tree, node, size[node]!, (passed >= 0 ? -network.dear : network.dear) - price[node]!);
}
