import { EMPTY, FULL, IN_TREE, isBounded, sourceOf, targetOf, type Network } from './network.ts';
import { priceAll } from './prices.ts';
import { mark } from './residual.ts';
import { isAble, pass } from './room.ts';
import { BRANCH, THREAD, hangUp, treeArcs, type Tree } from './tree.ts';

const { PARENT, ARC } = BRANCH;
const { BEFORE } = THREAD;

/**
 * Makes the tree of these arcs a start, with the flows that the budgets and full arcs ask for, and
 * strongly feasible, whatever had been found to be full.
 */
export function settle(network: Network, tree: Tree, arcs: Int32Array): void {
	markStates(network, arcs);
	hangUp(network, tree, arcs);
	if (carry(network, tree)) {
		hangUp(network, tree, treeArcs(network, tree));
		carry(network, tree);
	}
	priceAll(network, tree);
}

/** Arcs that entered or left this list take or give up their place; no room counts as full. */
function markStates(network: Network, arcs: Int32Array): void {
	const { state } = network;
	for (let index = 0; index < state.length; index += 1) {
		if (state[index] === IN_TREE) state[index] = EMPTY;
	}
	for (const arc of arcs) if (isBounded(network, arc)) mark(network, arc, IN_TREE);
}

/**
 * From the leaves to the root: what each node passes on. An arc that cannot carry it leaves, empty
 * or full, for the makeshift of its node; true where one did.
 */
function carry(network: Network, tree: Tree): boolean {
	const { sink } = network;
	const { branch, thread } = tree;
	const excess = excessOf(network);
	const unable: { readonly node: number; readonly isFull: boolean }[] = [];
	for (let node = thread[(sink << 1) | BEFORE]!; node !== sink;) {
		const passed = pass(network, tree, node, excess[node]!);
		if (!isAble(tree, node, excess[node]!, passed)) unable.push({ node, isFull: passed !== 0 });
		excess[branch[(node << 2) | PARENT]!]! += passed;
		node = thread[(node << 1) | BEFORE]!;
	}
	if (unable.length === 0) return false;
	const { makeshift } = network;
	for (const { node, isFull } of unable) {
		leave(network, branch[(node << 2) | ARC]!, isFull);
		branch[(node << 2) | ARC] = makeshift[node]!;
	}
	return true;
}

export function leave(network: Network, arc: number, isFull: boolean): void {
	if (isBounded(network, arc)) mark(network, arc, isFull ? FULL : EMPTY);
}

/** Budgets, and what the full arcs bring and take. */
function excessOf(network: Network): Float64Array {
	const { nodes, budget, state, capacity, firstNeedArc } = network;
	const excess = new Float64Array(nodes);
	excess.set(budget);
	for (let index = 0; index < state.length; index += 1) {
		if (state[index] !== FULL) continue;
		excess[sourceOf(network, firstNeedArc + index)]! -= capacity[index]!;
		excess[targetOf(network, firstNeedArc + index)]! += capacity[index]!;
	}
	return excess;
}

/** Nothing is given: every offer keeps its money, every need hangs at its village. */
export function startArcs(network: Network): Int32Array {
	const { offers, needs, villages, firstNeedArc, tierStart, capacity } = network;
	const { makeshift, villageNode, needNode } = network;
	const arcs = new Int32Array(offers + villages + needs);
	for (let offer = 0; offer < offers; offer += 1) arcs[offer] = offer;
	for (let village = 0; village < villages; village += 1) {
		const arc = tierWithRoom(network, tierStart[village]!, tierStart[village + 1]!);
		arcs[offers + village] = arc < 0 ? makeshift[villageNode[village]!]! : arc;
	}
	for (let need = 0; need < needs; need += 1) {
		const hasRoom = capacity[need]! > 0;
		arcs[offers + villages + need] = hasRoom ? firstNeedArc + need : makeshift[needNode[need]!]!;
	}
	return arcs;
}

function tierWithRoom({ needs, firstNeedArc, capacity }: Network, from: number, to: number) {
	for (let tier = from; tier < to; tier += 1) {
		if (capacity[needs + tier]! > 0) return firstNeedArc + needs + tier;
	}
	return -1;
}
