import { rebuild, type ActivePairs } from './active.ts';
import { FULL, type Network } from './network.ts';
import type { Entering } from './pivot.ts';
import type { Tree } from './tree.ts';

/*
 * Pricing: which arc enters. The kinds of arcs are looked through one after the other, never in one
 * block: tier arcs are few and dear, and would be taken all the time. Within a kind the best of a
 * block enters, and the next search begins where this one ended.
 */

export interface Pricing {
	readonly network: Network;
	readonly tree: Tree;
	readonly active: ActivePairs;
	readonly entering: Entering;
	kind: number;
	/** Where the search of each kind goes on. */
	readonly cursor: Int32Array;
	/** Arcs that are compared before the best of them is taken; a whole number. */
	block: number;
}

const KINDS = [searchPairs, searchNeeds, searchTiers, searchSlack] as const;

export function pricingOf(network: Network, tree: Tree, active: ActivePairs): Pricing {
	const entering = { arc: -1, first: -1, second: -1, isFull: false, most: 0, gain: 0 };
	return {
		network,
		tree,
		active,
		entering,
		kind: 0,
		cursor: new Int32Array(KINDS.length),
		block: 1,
	};
}

/**
 * Finds the next arc to enter; false where no arc whatever would gain. Nothing among the active
 * pairs proves nothing: only a look at all pairs does, and what it finds the search finds too.
 */
export function findEntering(pricing: Pricing): boolean {
	if (search(pricing)) return true;
	if (rebuild(pricing.network, pricing.tree, pricing.active) === 0) return false;
	return search(pricing);
}

/** Among the active pairs and all other arcs, kind after kind, from where the last was found. */
function search(pricing: Pricing): boolean {
	for (let idle = 0; idle < KINDS.length; idle += 1) {
		if (KINDS[pricing.kind]!(pricing)) return true;
		pricing.kind = (pricing.kind + 1) % KINDS.length;
	}
	return false;
}

function searchPairs({ network, tree, active, cursor, block, entering }: Pricing): boolean {
	const { needs, needNode } = network;
	const { price } = tree;
	const { offer, points, pair } = active;
	let need = cursor[0]!;
	let left = needs;
	let gain = 0;
	let best = -1;
	while (left > 0 && best < 0) {
		const end = Math.min(need + block, need + left, needs);
		left -= end - need;
		for (; need < end; need += 1) {
			const here = points[need]! - price[offer[need]!]! + price[needNode[need]!]!;
			if (here > gain) {
				gain = here;
				best = need;
			}
		}
		if (need === needs) need = 0;
	}
	cursor[0] = need;
	if (best < 0) return false;
	enter(entering, network.firstPair + pair[best]!, offer[best]!, needNode[best]!, gain);
	return true;
}

function enter(entering: Entering, arc: number, source: number, target: number, gain: number) {
	entering.arc = arc;
	entering.first = source;
	entering.second = target;
	entering.isFull = false;
	entering.most = Infinity;
	entering.gain = gain;
}

function searchNeeds(pricing: Pricing): boolean {
	return searchBounded(pricing, 1, 0, pricing.network.needs);
}

function searchTiers(pricing: Pricing): boolean {
	const { needs, state } = pricing.network;
	return searchBounded(pricing, 2, needs, state.length);
}

/** Looks once through the bounded arcs from `low` to `high`, block by block. */
function searchBounded(pricing: Pricing, kind: number, low: number, high: number): boolean {
	const { network, tree, cursor, block } = pricing;
	const { source, target, points, state } = network;
	const { price } = tree;
	let index = Math.max(low, cursor[kind]!);
	let left = high - low;
	let gain = 0;
	let best = -1;
	while (left > 0 && best < 0) {
		const end = Math.min(index + block, index + left, high);
		left -= end - index;
		for (; index < end; index += 1) {
			const worth = points[index]! - price[source[index]!]! + price[target[index]!]!;
			const here = state[index]! * worth;
			if (here > gain) {
				gain = here;
				best = index;
			}
		}
		if (index === high) index = low;
	}
	cursor[kind] = index;
	if (best >= 0) enterBounded(pricing, best, gain);
	return best >= 0;
}

function enterBounded({ network, entering }: Pricing, index: number, gain: number): void {
	const { source, target, capacity, state, firstNeedArc } = network;
	enter(entering, firstNeedArc + index, source[index]!, target[index]!, gain);
	entering.isFull = state[index] === FULL;
	entering.most = capacity[index]!;
	if (entering.isFull) {
		entering.first = target[index]!;
		entering.second = source[index]!;
	}
}

/** Money whose best use would be a loss is better not spent: the worst of all enters. */
function searchSlack({ network, tree, entering }: Pricing): boolean {
	let gain = 0;
	let best = -1;
	for (let offer = 0; offer < network.offers; offer += 1) {
		if (-tree.price[offer]! > gain) {
			gain = -tree.price[offer]!;
			best = offer;
		}
	}
	if (best >= 0) enter(entering, best, best, network.sink, gain);
	return best >= 0;
}
