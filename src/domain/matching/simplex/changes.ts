import {
	BANNED,
	FULL,
	IN_TREE,
	highest,
	makeDearer,
	needOfPair,
	type Network,
	type PairRows,
} from './network.ts';
import { reroute } from './reroute.ts';
import { priceAll, shift, type Tree } from './tree.ts';

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
	if (changes.some(({ kind }) => kind === 'quality' || kind === 'ban')) ownQualities(network);
	const best = changes.reduce((most, one) => Math.max(most, qualityIn(one)), 0);
	if (makeDearer(network, best)) priceAll(network, tree);
	for (const one of changes) take(network, tree, one);
}

/** The model's own column stays as it is. */
function ownQualities(network: Network): void {
	const { pairs } = network;
	if (!pairs.isOwn) network.pairs = { ...pairs, quality: pairs.quality.slice(), isOwn: true };
}

function qualityIn(one: Change): number {
	return one.kind === 'quality' ? one.to : 0;
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
			requalify(network, tree, one.pair, BANNED);
	}
}

/** Another capacity of a bounded arc: a full one stays full, with what is more or less. */
function resize(network: Network, tree: Tree, index: number, to: number): void {
	const { capacity, source, target, state, firstNeedArc, sink } = network;
	const more = to - capacity[index]!;
	const [from, into] = [source[index]!, target[index]!];
	capacity[index] = to;
	if (state[index] === FULL) {
		reroute(network, tree, from, -more);
		if (into !== sink) reroute(network, tree, into, more);
	}
	if (state[index] !== IN_TREE) return;
	const node = tree.arc[from] === firstNeedArc + index ? from : into;
	reroute(network, tree, node, 0);
}

/** Other points of a pair: where it is in the tree, it moves the prices of what hangs from it. */
function requalify(network: Network, tree: Tree, pair: number, to: number): void {
	const { pairs, firstPair, needNode } = network;
	const [need, offer] = [needNode[needOfPair(pairs, pair)]!, pairs.offer[pair]!];
	const more = to - pairs.quality[pair]!;
	pairs.quality[pair] = to;
	const node = [need, offer].find((end) => tree.arc[end] === firstPair + pair);
	if (node === undefined) return;
	if (to === BANNED) reroute(network, tree, node, 0);
	else shift(tree, node, tree.size[node]!, tree.isUp[node] === 1 ? more : -more);
}

/** Column generation: more pairs, empty at first. Of the tree only numbers of arcs change. */
export function addPairs(network: Network, tree: Tree, added: NewPairs): void {
	const { pairs, firstPair } = network;
	const { rows, placeOf } = mergeRows(pairs, added);
	network.pairs = rows;
	const { arc } = tree;
	for (let node = 0; node < arc.length; node += 1) {
		if (arc[node]! >= firstPair) arc[node] = firstPair + placeOf[arc[node]! - firstPair]!;
	}
	if (makeDearer(network, highest(added.quality))) priceAll(network, tree);
}

function mergeRows(old: PairRows, added: NewPairs): { rows: PairRows; placeOf: Int32Array } {
	const count = old.offer.length + added.offer.length;
	const rows = {
		start: new Int32Array(old.start.length),
		offer: new Int32Array(count),
		quality: new Float64Array(count),
		isOwn: true,
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
