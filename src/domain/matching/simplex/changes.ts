import { highest } from '#domain/matching/columns.ts';
import {
	FULL,
	IN_TREE,
	needOfPair,
	sourceOf,
	targetOf,
	type Network,
	type PairRows,
} from './network.ts';
import { bannedQuality, dearOf, mayOutgrow, pointsColumn, type Points } from './points.ts';
import { priceAll, shift } from './prices.ts';
import { reroute } from './reroute.ts';
import { leadsUp } from './room.ts';
import { BRANCH, type Tree } from './tree.ts';

const { SIZE, ARC } = BRANCH;

/** One number of the market that is no longer what it was; `pair` counts as `flow` counts them. */
export type Change =
	| { readonly kind: 'budget'; readonly offer: number; readonly to: number }
	| { readonly kind: 'amount'; readonly need: number; readonly to: number }
	| { readonly kind: 'width'; readonly tier: number; readonly to: number }
	| { readonly kind: 'quality'; readonly pair: number; readonly to: number }
	| { readonly kind: 'ban'; readonly pair: number };

/** Pairs to be added, sorted by need, then offer, and none that is there already. */
export interface NewPairs {
	readonly need: Int32Array;
	readonly offer: Int32Array;
	readonly quality: Float64Array;
}

/** Takes the new numbers, one after the other, and keeps of the tree what they leave standing. */
export function change(network: Network, tree: Tree, changes: readonly Change[]): void {
	makeDearer(
		network,
		tree,
		changes.reduce((most, one) => Math.max(most, qualityIn(one)), 0),
	);
	for (const one of changes) take(network, tree, one);
}

function qualityIn(one: Change): number {
	return one.kind === 'quality' ? one.to : 0;
}

/** Keeps makeshifts dearer than any one grant, with pairs of this quality too, can be worth. */
function makeDearer(network: Network, tree: Tree, quality: number): void {
	if (quality <= network.heights.quality) return;
	network.heights = { ...network.heights, quality };
	network.dear = dearOf(network.heights);
	if (!network.isWide && mayOutgrow(network.heights, network.offers)) widen(network, tree);
	priceAll(network, tree);
}

/** Where points may outgrow 32 bits, columns of 64 take over. */
function widen(network: Network, tree: Tree): void {
	const banned = bannedQuality(false);
	const wide = (points: Points) =>
		Float64Array.from(points, (some) => (some === banned ? bannedQuality(true) : some));
	network.isWide = true;
	network.residual = wide(network.residual);
	network.pairs = { ...network.pairs, quality: wide(network.pairs.quality) };
	tree.price = wide(tree.price);
}

function take(network: Network, tree: Tree, one: Change): void {
	switch (one.kind) {
		case 'budget':
			reroute(network, tree, one.offer, one.to - network.budget[one.offer]!);
			network.budget[one.offer] = one.to;
			break;
		case 'amount':
			resize(network, tree, one.need, one.to);
			break;
		case 'width':
			resize(network, tree, network.needs + one.tier, one.to);
			break;
		case 'quality':
			requalify(network, tree, one.pair, one.to);
			break;
		case 'ban':
			requalify(network, tree, one.pair, bannedQuality(network.isWide));
	}
}

/** Another capacity of a bounded arc: a full one stays full, with what is more or less. */
function resize(network: Network, tree: Tree, index: number, to: number): void {
	const { capacity, state, firstNeedArc, sink } = network;
	const more = to - capacity[index]!;
	const from = sourceOf(network, firstNeedArc + index);
	const into = targetOf(network, firstNeedArc + index);
	capacity[index] = to;
	if (state[index] === FULL) {
		reroute(network, tree, from, -more);
		if (into !== sink) reroute(network, tree, into, more);
	}
	if (state[index] !== IN_TREE) return;
	const node = tree.branch[(from << 2) | ARC] === firstNeedArc + index ? from : into;
	reroute(network, tree, node, 0);
}

/** Other points of a pair: where it is in the tree, it moves the prices of what hangs from it. */
function requalify(network: Network, tree: Tree, pair: number, to: number): void {
	const { pairs, firstPair, needNode } = network;
	const [need, offer] = [needNode[needOfPair(pairs, pair)]!, pairs.offer[pair]!];
	const more = to - pairs.quality[pair]!;
	pairs.quality[pair] = to;
	const node = [need, offer].find((end) => tree.branch[(end << 2) | ARC] === firstPair + pair);
	if (node === undefined) return;
	if (to === bannedQuality(network.isWide)) reroute(network, tree, node, 0);
	else
		shift(
			tree,
			node,
			tree.branch[(node << 2) | SIZE]!,
			leadsUp(network, tree, node) ? more : -more,
		);
}

/** Column generation: more pairs, empty at first. Of the tree only numbers of arcs change. */
export function addPairs(network: Network, tree: Tree, added: NewPairs): void {
	makeDearer(network, tree, highest(added.quality));
	const { pairs, firstPair } = network;
	const { rows, placeOf } = mergeRows(pairs, added, network.isWide);
	network.pairs = rows;
	// In rows of both, four wide, the arc has the same place.
	for (const column of [tree.branch, network.residual]) {
		for (let at = ARC; at < column.length; at += 4) {
			if (column[at]! >= firstPair) column[at] = firstPair + placeOf[column[at]! - firstPair]!;
		}
	}
}

function mergeRows(old: PairRows, added: NewPairs, isWide: boolean) {
	const count = old.offer.length + added.offer.length;
	const rows = {
		start: new Int32Array(old.start.length),
		offer: new Int32Array(count),
		quality: pointsColumn(isWide, count),
	};
	const placeOf = new Int32Array(old.offer.length);
	let [from, fresh, to] = [0, 0, 0];
	for (let need = 0; need + 1 < old.start.length; need += 1) {
		const end = old.start[need + 1]!;
		const hasFresh = () => added.need[fresh] === need;
		while (from < end || hasFresh()) {
			const takesOld = from < end && !(hasFresh() && added.offer[fresh]! < old.offer[from]!);
			rows.offer[to] = takesOld ? old.offer[from]! : added.offer[fresh]!;
			rows.quality[to] = takesOld ? old.quality[from]! : added.quality[fresh]!;
			if (takesOld) placeOf[from++] = to;
			else fresh += 1;
			to += 1;
		}
		rows.start[need + 1] = to;
	}
	return { rows, placeOf };
}
