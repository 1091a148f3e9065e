import { capacityOf, isMakeshift, sourceOf, type Network } from './network.ts';
import { BRANCH, ROOM, type Tree } from './tree.ts';

const { ARC } = BRANCH;
const { UP, DOWN } = ROOM;

/** Whether the arc of a node leads to its parent; a makeshift does unless it carries down. */
export function leadsUp(network: Network, { branch, room }: Tree, node: number): boolean {
	const arc = branch[(node << 2) | ARC]!;
	if (isMakeshift(network, arc)) return room[(node << 1) | DOWN]! < Infinity;
	return sourceOf(network, arc) === node;
}

/** What a node passes on to its parent; less than 0 where it comes from there. */
export function passedBy(network: Network, tree: Tree, node: number): number {
	const { room } = tree;
	return leadsUp(network, tree, node) ? room[(node << 1) | DOWN]! : 0 - room[(node << 1) | UP]!;
}

/** What the arc of a node carries, up or down. */
export function flowOf(network: Network, tree: Tree, node: number): number {
	return Math.abs(passedBy(network, tree, node));
}

/**
 * Lets a node pass so much on to its parent (less than 0: get it from there), or as much of it as
 * its arc can carry, a makeshift either way. Gives how much that is.
 */
export function pass(network: Network, tree: Tree, node: number, wanted: number): number {
	const arc = tree.branch[(node << 2) | ARC]!;
	const isUp = isMakeshift(network, arc) ? wanted >= 0 : sourceOf(network, arc) === node;
	const capacity = capacityOf(network, arc);
	const most = isUp ? capacity : 0;
	const least = isUp ? 0 : 0 - capacity;
	const passed = Math.max(least, Math.min(wanted, most));
	tree.room[(node << 1) | UP] = most - passed;
	tree.room[(node << 1) | DOWN] = passed - least;
	return passed;
}

/** Whether the arc could carry what a node wanted to pass on, and more could still flow up. */
export function isAble({ room }: Tree, node: number, wanted: number, passed: number): boolean {
	return passed === wanted && room[(node << 1) | UP]! > 0;
}
