import { at } from './columns.ts';
import type { MarketModel } from './model.ts';
import { joinPairs, pairList, type PairColumns } from './pairs.ts';

/** An arc outside of the tree is empty (1) or full (−1); in the tree, or never to be used, 0. */
export const [EMPTY, FULL, FIXED] = [1, -1, 0];

/**
 * The market as a network: nodes are offers, needs, villages and the sink, arcs are slack of the
 * offers, needs, tiers, then pairs, so that pairs can be added behind. Costs are points, negative.
 */
export interface Network {
	readonly model: MarketModel;
	/** Node of need 0, of village 0, and the sink, which is the last. */
	readonly firstNeed: number;
	readonly firstVillage: number;
	readonly sink: number;
	/** Arc of need 0, of tier 0, of pair 0. */
	readonly needArc: number;
	readonly tierArc: number;
	readonly pairArc: number;
	source: Int32Array;
	target: Int32Array;
	cost: Float64Array;
	capacity: Float64Array;
	flow: Float64Array;
	state: Int8Array;
	pairs: PairColumns;
}

export function networkOf(model: MarketModel): Network {
	const [offers, needs] = [model.budget.length, model.amount.length];
	const [villages, tiers] = [model.tierStart.length - 1, model.tierWidth.length];
	const arcs = offers + needs + tiers;
	const network: Network = {
		model,
		firstNeed: offers,
		firstVillage: offers + needs,
		sink: offers + needs + villages,
		needArc: offers,
		tierArc: offers + needs,
		pairArc: arcs,
		source: new Int32Array(arcs),
		target: new Int32Array(arcs).fill(offers + needs + villages),
		cost: new Float64Array(arcs),
		capacity: new Float64Array(arcs).fill(Infinity),
		flow: new Float64Array(arcs),
		state: new Int8Array(arcs),
		pairs: pairList().columns(),
	};
	layFixedArcs(network);
	appendPairs(network, {
		need: model.pairNeed,
		offer: model.pairOffer,
		quality: model.pairQuality,
	});
	return network;
}

function layFixedArcs(network: Network): void {
	const { model, source, target, cost, capacity, flow, state } = network;
	model.budget.forEach((budget, offer) => {
		source[offer] = offer;
		flow[offer] = budget;
	});
	model.amount.forEach((amount, need) => {
		const arc = network.needArc + need;
		source[arc] = network.firstNeed + need;
		target[arc] = network.firstVillage + at(model.village, need);
		cost[arc] = -at(model.value, need);
		capacity[arc] = amount;
	});
	for (let village = 0; village + 1 < model.tierStart.length; village += 1) {
		const end = at(model.tierStart, village + 1);
		for (let tier = at(model.tierStart, village); tier < end; tier += 1) {
			const arc = network.tierArc + tier;
			source[arc] = network.firstVillage + village;
			cost[arc] = -at(model.tierReward, tier);
			capacity[arc] = at(model.tierWidth, tier);
			state[arc] = at(model.tierWidth, tier) > 0 ? EMPTY : FIXED;
		}
	}
}

/** False where nothing can ever flow to the need, so that its pairs never enter the tree. */
function isAlive({ amount, village, tierStart, tierWidth }: MarketModel, need: number): boolean {
	const own = at(village, need);
	const widths = tierWidth.subarray(at(tierStart, own), at(tierStart, own + 1));
	return at(amount, need) > 0 && widths.some((width) => width > 0);
}

export function appendPairs(network: Network, pairs: PairColumns): void {
	const { model, firstNeed } = network;
	const start = network.source.length;
	const length = start + pairs.need.length;
	const grown = <Column extends Int32Array | Float64Array | Int8Array>(
		to: Column,
		from: Column,
	) => {
		to.set(from);
		return to;
	};
	network.source = grown(new Int32Array(length), network.source);
	network.target = grown(new Int32Array(length), network.target);
	network.cost = grown(new Float64Array(length), network.cost);
	network.capacity = grown(new Float64Array(length).fill(Infinity), network.capacity);
	network.flow = grown(new Float64Array(length), network.flow);
	network.state = grown(new Int8Array(length), network.state);
	const alive = Uint8Array.from(model.amount, (_, need) => (isAlive(model, need) ? 1 : 0));
	pairs.need.forEach((need, pair) => {
		network.source[start + pair] = at(pairs.offer, pair);
		network.target[start + pair] = firstNeed + need;
		network.cost[start + pair] = -at(pairs.quality, pair);
		network.state[start + pair] = at(alive, need) === 1 ? EMPTY : FIXED;
	});
	network.pairs = joinPairs(network.pairs, pairs);
}
