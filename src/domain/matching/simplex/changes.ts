import { carry } from './flows.ts';
import { BANNED, highest, type Network, type PairRows } from './network.ts';
import { priceAll, type Tree } from './tree.ts';

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

/** Takes the new numbers and keeps of the tree what they leave standing. */
export function change(network: Network, tree: Tree, changes: readonly Change[]): void {
	if (changes.some(({ kind }) => kind === 'quality' || kind === 'ban')) ownQualities(network);
	for (const one of changes) take(network, one);
	if (changes.some(({ kind }) => kind === 'quality')) makeDearer(network);
	carry(network, tree);
}

/** The model's own column stays as it is. */
function ownQualities(network: Network): void {
	const { pairs } = network;
	if (!pairs.isOwn) network.pairs = { ...pairs, quality: pairs.quality.slice(), isOwn: true };
}

function take({ budget, capacity, needs, pairs }: Network, one: Change): void {
	switch (one.kind) {
		case 'budget':
			budget[one.offer] = one.to;
			break;
		case 'amount':
			capacity[one.need] = one.to;
			break;
		case 'width':
			capacity[needs + one.tier] = one.to;
			break;
		case 'quality':
			pairs.quality[one.pair] = one.to;
			break;
		case 'ban':
			pairs.quality[one.pair] = BANNED;
	}
}

/** A way through the market visits each offer once at most, and two tiers. */
export function makeDearer(network: Network): void {
	const { offers, needs, points, pairs } = network;
	const perGrant = highest(pairs.quality) + highest(points.subarray(0, needs));
	network.dear = (offers + 1) * perGrant + 2 * highest(points.subarray(needs)) + 1;
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
	makeDearer(network);
	priceAll(network, tree);
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
