import type { Flow, MarketModel, Prices } from '../model.ts';
import { activePairsOf, rebuild } from './active.ts';
import { settle, startArcs } from './flows.ts';
import { naturalArcs } from './makeshifts.ts';
import { capacityOf, networkOf, type Network } from './network.ts';
import { pivot } from './pivot.ts';
import { findEntering, pricingOf, type Pricing } from './pricing.ts';
import { renumber } from './renumber.ts';
import { emptyTree, type Tree } from './tree.ts';

/** A market that stays open: solved, changed, and solved again from where it stands. */
export interface Simplex {
	/** To the optimum. False where `watch` wanted to stop: another call goes on from there. */
	readonly solve: (watch?: Watch) => boolean;
	readonly flow: () => Flow;
}

/** Asked every few thousand pivots; false stops. */
export type Watch = (progress: Progress) => boolean;

export interface Progress {
	readonly pivots: number;
	/** As many as a market of this size has been seen to need. */
	readonly expected: number;
}

const RENUMBERED_EVERY = 20_000;
const WATCHED_EVERY = 4096;

export function openSimplex(model: MarketModel): Simplex {
	const network = networkOf(model);
	const tree = emptyTree(network.nodes);
	settle(network, tree, startArcs(network));
	const pricing = pricingOf(network, tree, activePairsOf(network));
	let pivots = 0;
	return {
		solve: () => {
			pivots += run(pricing);
			return true;
		},
		flow: () => ({ amounts: amountsOf(network, tree), prices: pricesOf(network, tree), pivots }),
	};
}

function run(pricing: Pricing): number {
	const { network, tree, active } = pricing;
	const { nodes, pairs } = network;
	const arcs = nodes + pairs.offer.length;
	const least = 0.15 * Math.sqrt(arcs);
	let moved = 0;
	let pivots = 0;
	let sinceRebuild = 0;
	pricing.block = least;
	rebuild(network, tree, active);
	for (;;) {
		while (findEntering(pricing)) {
			moved += (pivot(network, tree, pricing.entering) - moved) * 0.002;
			pricing.block = Math.min(Math.max(0.5 * moved, least), arcs / 8);
			pivots += 1;
			sinceRebuild += 1;
			if (pivots % RENUMBERED_EVERY === 0) renumber(network, tree);
			if (sinceRebuild > 0.3 * nodes) {
				rebuild(network, tree, active);
				sinceRebuild = 0;
			}
		}
		const arcsLeft = naturalArcs(network, tree);
		if (arcsLeft === null) return pivots;
		settle(network, tree, arcsLeft);
	}
}

function amountsOf({ firstPair, pairs, sink }: Network, { arc, flow }: Tree): Float64Array {
	const amounts = new Float64Array(pairs.offer.length);
	for (let node = 0; node < arc.length; node += 1) {
		if (node !== sink && arc[node]! >= firstPair) amounts[arc[node]! - firstPair] = flow[node]!;
	}
	return amounts;
}

function pricesOf(network: Network, tree: Tree): Prices {
	const { offers, villageNode, needNode, points, target } = network;
	const { price } = tree;
	return {
		offer: price.slice(0, offers),
		need: Float64Array.from(needNode, (node, need) =>
			Math.max(0, points[need]! + price[target[need]!]! - price[node]!),
		),
		village: Float64Array.from(villageNode, (node) => price[node]!),
	};
}
void capacityOf;
