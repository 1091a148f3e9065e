import { exactSum } from '#domain/matching/exact-sum.ts';
import type { Flow, MarketModel, Prices } from '#domain/matching/model.ts';
import { rebuild, renew } from './active.ts';
import { addPairs, change, type Change, type NewPairs } from './changes.ts';
import { settle, startArcs } from './flows.ts';
import { networkOf } from './layout.ts';
import { FULL, isMakeshift, needOfPair, pointsOf, type Network } from './network.ts';
import { pivot } from './pivot.ts';
import { findEntering, pricingOf, type Pricing } from './pricing.ts';
import { renumber, scratchFor, type Scratch } from './renumber.ts';
import { flowOf } from './room.ts';
import { restore, snapshotOf } from './snapshot.ts';
import { BRANCH, emptyTree, type Tree } from './tree.ts';

const { ARC } = BRANCH;

/** A market that stays open: solved, changed, and solved again from where it stands. */
export interface Simplex {
	/** To the optimum. False where `watch` wanted to stop: another call goes on from there. */
	readonly solve: (watch?: Watch) => boolean;
	/** The plan as it stands, pairs by need, then offer; after `solve` it is the best. */
	readonly flow: () => Flow;
	/** What that plan is worth, without looking at pairs that get nothing. */
	readonly points: () => bigint;
	readonly change: (changes: readonly Change[]) => void;
	readonly addPairs: (pairs: NewPairs) => void;
	/** The tree and what is full, for `openSimplex` on a market of the same size. */
	readonly snapshot: () => Int32Array;
}

/** Asked every few thousand pivots; false stops. */
export type Watch = (progress: Progress) => boolean;

export interface Progress {
	readonly pivots: number;
	/** As many as a market of this size has been seen to need. */
	readonly expected: number;
}

const RENUMBERED_EVERY = 30_000;
const WATCHED_EVERY = 4096;
const PIVOTS_PER_NODE = 4;

/**
 * Opens a market. Amounts and points are whole, their products may be anything: all that is summed
 * stays below 2⁵³ where the totals of the market do (`findFault`).
 */
export function openSimplex(model: MarketModel, snapshot?: Int32Array): Simplex {
	const network = networkOf(model);
	const tree = emptyTree(network);
	settle(network, tree, restore(network, snapshot) ?? startArcs(network));
	rebuild(network, tree);
	const scratch = scratchFor(network);
	const run = { pricing: pricingOf(network, tree), scratch, pivots: 0, moved: 0 };
	return {
		solve: (watch = () => true) => solve(run, watch),
		flow: () => ({
			amounts: amountsOf(network, tree),
			prices: pricesOf(network, tree),
			pivots: run.pivots,
		}),
		points: () => pointsOfPlan(network, tree),
		change: (changes) => {
			change(network, tree, changes);
			for (const one of changes) {
				if (one.kind === 'quality' || one.kind === 'ban') {
					renew(network, tree, needOfPair(network.pairs, one.pair));
				}
			}
		},
		addPairs: (pairs) => {
			addPairs(network, tree, pairs);
			rebuild(network, tree);
		},
		snapshot: () => snapshotOf(network, tree),
	};
}

interface Run {
	readonly pricing: Pricing;
	readonly scratch: Scratch;
	pivots: number;
	/** Nodes that a pivot moves, on a running average. */
	moved: number;
}

function solve(run: Run, watch: Watch): boolean {
	const { network, tree } = run.pricing;
	setBlock(run);
	while (findEntering(run.pricing)) {
		const moved = pivot(network, tree, run.pricing.entering);
		run.moved += (moved - run.moved) * 0.002;
		run.pivots += 1;
		if (!keepUp(run, watch)) return false;
	}
	return true;
}

/** What is due every so many pivots. */
function keepUp(run: Run, watch: Watch): boolean {
	const { network, tree } = run.pricing;
	const { pivots } = run;
	if (pivots % 64 === 0) setBlock(run);
	if (pivots % RENUMBERED_EVERY === 0) renumber(network, tree, run.scratch);
	if (pivots % Math.ceil(0.3 * network.nodes) === 0) rebuild(network, tree);
	if (pivots % WATCHED_EVERY !== 0) return true;
	return watch({ pivots, expected: PIVOTS_PER_NODE * network.nodes });
}

/**
 * The dearer a pivot, the longer the search for a good one pays. These two factors cost least on
 * balanced markets and on the country's; half or twice as much of either costs up to a tenth more.
 */
function setBlock({ pricing, moved }: Run): void {
	const { nodes, pairs } = pricing.network;
	const arcs = nodes + pairs.offer.length;
	const block = Math.min(Math.max(0.3 * moved, 0.1 * Math.sqrt(arcs)), arcs / 8);
	pricing.block = Math.ceil(block);
}

function amountsOf(network: Network, tree: Tree): Float64Array {
	const { firstPair, nodes, pairs } = network;
	const amounts = new Float64Array(pairs.offer.length);
	for (let node = 0; node < nodes; node += 1) {
		const arc = tree.branch[(node << 2) | ARC]!;
		if (arc >= firstPair) amounts[arc - firstPair] = flowOf(network, tree, node);
	}
	return amounts;
}

function pointsOfPlan(network: Network, tree: Tree): bigint {
	const points = exactSum();
	for (let node = 0; node < network.nodes; node += 1) {
		const arc = tree.branch[(node << 2) | ARC]!;
		const isReal = node !== network.sink && !isMakeshift(network, arc);
		if (isReal) points.add(flowOf(network, tree, node), pointsOf(network, arc));
	}
	network.state.forEach((state, index) => {
		if (state === FULL) points.add(network.capacity[index]!, network.points[index]!);
	});
	return points.total();
}

function pricesOf(network: Network, tree: Tree): Prices {
	const { offers, villageNode, needNode, village, points } = network;
	const { price } = tree;
	const villagePrice = Float64Array.from(villageNode, (node) => price[node]!);
	return {
		offer: Float64Array.from(price.subarray(0, offers)),
		need: Float64Array.from(needNode, (node, need) =>
			Math.max(0, points[need]! + villagePrice[village[need]!]! - price[node]!),
		),
		village: villagePrice,
	};
}
