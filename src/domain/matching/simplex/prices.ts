import { pointsOf, type Network } from './network.ts';
import { leadsUp } from './room.ts';
import { BRANCH, THREAD, type Tree } from './tree.ts';

const { PARENT, LAST, ARC } = BRANCH;
const { NEXT, BEFORE } = THREAD;

/**
 * The same for all nodes of a subtree: the prices among them do not change. From both ends of its
 * stretch at once, because each step waits for the one before: two ways take half the time of one.
 */
export function shift(
	{ branch, thread, price }: Tree,
	top: number,
	count: number,
	points: number,
): void {
	let front = top;
	let back = branch[(top << 2) | LAST]!;
	for (let left = count >> 1; left > 0; left -= 1) {
		price[front]! += points;
		price[back]! += points;
		front = thread[(front << 1) | NEXT]!;
		back = thread[(back << 1) | BEFORE]!;
	}
	if (count % 2 === 1) price[front]! += points;
}

/** Prices of all nodes anew, from the sink on. */
export function priceAll(network: Network, tree: Tree): void {
	const { branch, thread, price } = tree;
	const { sink } = network;
	price[sink] = 0;
	for (let node = thread[(sink << 1) | NEXT]!; node !== sink; node = thread[(node << 1) | NEXT]!) {
		const points = pointsOf(network, branch[(node << 2) | ARC]!);
		const above = price[branch[(node << 2) | PARENT]!]!;
		price[node] = above + (leadsUp(network, tree, node) ? points : -points);
	}
}
