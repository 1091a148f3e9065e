import { rebuild } from './active.ts';
import { boundOf, type Network } from './network.ts';
import type { Entering } from './pivot.ts';
import type { Points, Rows } from './points.ts';
import { RESIDUAL } from './residual.ts';
import type { Tree } from './tree.ts';

const { ARC, FIRST, POINTS, SECOND } = RESIDUAL;

/*
 * Pricing: which arc enters. The kinds of arcs are looked through one after the other, never in one
 * block: tier arcs are few and dear, and would be taken all the time. Within a kind the best of a
 * block enters, and the next search begins where this one ended.
 */

export interface Pricing {
	readonly network: Network;
	readonly tree: Tree;
	readonly entering: Entering;
	readonly kinds: readonly Kind[];
	/** The kind that is looked through now. */
	kind: number;
	/** Arcs that are compared before the best of them is taken; a whole number. */
	block: number;
}

/** Residual arcs of one kind: rows, and where the search goes on. */
interface Kind {
	readonly start: number;
	readonly end: number;
	cursor: number;
}

export function pricingOf(network: Network, tree: Tree): Pricing {
	const { firstNeedArc, firstMakeshift, needs } = network;
	const firstTier = firstNeedArc + needs;
	const kinds = [
		kindOf(firstMakeshift, firstMakeshift + needs),
		kindOf(firstNeedArc, firstTier),
		kindOf(firstTier, firstMakeshift),
		kindOf(0, firstNeedArc),
	];
	const entering = { arc: -1, first: -1, second: -1, most: 0, gain: 0 };
	return { network, tree, entering, kinds, kind: 0, block: 1 };
}

function kindOf(start: number, end: number): Kind {
	return { start, end, cursor: start };
}

/**
 * Finds the next arc to enter; false where no arc whatever would gain. Nothing among the active
 * pairs proves nothing: only a look at all pairs does, and what it finds the search finds too.
 */
export function findEntering(pricing: Pricing): boolean {
	if (search(pricing)) return true;
	if (rebuild(pricing.network, pricing.tree) === 0) return false;
	return search(pricing);
}

/** Among the active pairs and all other arcs, kind after kind, from where the last was found. */
function search(pricing: Pricing): boolean {
	const { kinds } = pricing;
	for (let idle = 0; idle < kinds.length; idle += 1) {
		if (searchKind(pricing, kinds[pricing.kind]!)) return true;
		pricing.kind = (pricing.kind + 1) % kinds.length;
	}
	return false;
}

/** Looks once through all of a kind, block by block. */
function searchKind(pricing: Pricing, kind: Kind): boolean {
	const { network, tree, block } = pricing;
	const { start, end } = kind;
	let row = kind.cursor;
	let left = end - start;
	let best = -1;
	while (left > 0 && best < 0) {
		const stop = Math.min(row + block, row + left, end);
		left -= stop - row;
		best = bestOf(network.residual, tree.price, row, stop);
		row = stop === end ? start : stop;
	}
	kind.cursor = row;
	if (best >= 0) enter(pricing, best);
	return best >= 0;
}

/**
 * Where the row begins that gains most of these, the first of equal ones; −1 where none does. From
 * the last to the first: the way back takes a fifth less.
 */
function bestOf(rows: Rows, price: Points, from: number, to: number): number {
	const end = from << 2;
	let gain = 1;
	let best = -1;
	for (let at = (to - 1) << 2; at >= end; at -= 4) {
		const here = rows[at + POINTS]! - price[rows[at + FIRST]!]! + price[rows[at + SECOND]!]!;
		if (here >= gain) {
			gain = here;
			best = at;
		}
	}
	return best;
}

function enter({ network, tree, entering }: Pricing, at: number): void {
	const { residual } = network;
	const arc = residual[at | ARC]!;
	const first = residual[at | FIRST]!;
	const second = residual[at | SECOND]!;
	entering.arc = arc;
	entering.first = first;
	entering.second = second;
	entering.most = boundOf(network, arc);
	entering.gain = residual[at | POINTS]! - tree.price[first]! + tree.price[second]!;
}
