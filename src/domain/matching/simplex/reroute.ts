import { leave } from './flows.ts';
import { isMakeshift, type Network } from './network.ts';
import { shift } from './prices.ts';
import { isAble, leadsUp, pass, passedBy } from './room.ts';
import { rehang } from './surgery.ts';
import { BRANCH, type Tree } from './tree.ts';

const { PARENT, SIZE, ARC } = BRANCH;

/** A node whose arc is not able to carry what it should, and what is left over. */
interface Unable {
	readonly node: number;
	readonly isFull: boolean;
	readonly over: number;
}

/**
 * From this node on, so much more flows to the sink (less, where below 0), along the tree; with 0
 * its arc alone is held against its room. An arc that cannot carry what it should leaves, empty or
 * full, and its node passes the rest on by its makeshift: the tree stays strongly feasible.
 */
export function reroute(network: Network, tree: Tree, from: number, more: number): void {
	const { branch } = tree;
	const unable: Unable[] = [];
	let rest = more;
	for (let node = from; node !== network.sink; node = branch[(node << 2) | PARENT]!) {
		const wanted = passedBy(network, tree, node) + rest;
		const passed = pass(network, tree, node, wanted);
		if (isMakeshift(network, branch[(node << 2) | ARC]!)) {
			priceMakeshift(network, tree, node);
			break;
		}
		if (!isAble(tree, node, wanted, passed)) {
			unable.push({ node, isFull: passed !== 0, over: wanted - passed });
			rest -= wanted - passed;
		}
		if (rest === 0) break;
	}
	for (const one of unable) standIn(network, tree, one);
}

/** The makeshift takes the place of the arc of this node and passes on what it could not. */
function standIn(network: Network, tree: Tree, { node, isFull, over }: Unable): void {
	const { branch } = tree;
	const { makeshift, sink } = network;
	leave(network, branch[(node << 2) | ARC]!, isFull);
	rehang(tree, { top: node, join: sink }, node, sink);
	branch[(node << 2) | ARC] = makeshift[node]!;
	pass(network, tree, node, over);
	priceMakeshift(network, tree, node);
}

/** A makeshift carries anything, up or down; which of the two is what it costs. */
function priceMakeshift(network: Network, tree: Tree, node: number): void {
	const { branch, price } = tree;
	const to = leadsUp(network, tree, node) ? -network.dear : network.dear;
	shift(tree, node, branch[(node << 2) | SIZE]!, to - price[node]!);
}
