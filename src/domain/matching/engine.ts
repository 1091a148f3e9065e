import { at } from './columns.ts';
import type { Flow, MarketModel, Prices } from './model.ts';
import { appendPairs, FIXED, FULL, EMPTY, networkOf, type Network } from './network.ts';
import { sortPairs, type PairColumns } from './pairs.ts';
import { rehang, startTree, type Tree } from './tree.ts';

/** Solves a market, and goes on from its last optimum when pairs are added. */
export interface Engine {
	/** To the optimum; false where `watch` wanted it to stop. */
	readonly solve: (watch?: Watch) => boolean;
	/** The last optimum, its pairs sorted by need, then offer. */
	readonly flow: () => Flow;
	readonly addPairs: (pairs: PairColumns) => void;
}

/** Asked now and then; false ends the solving. */
export type Watch = (pivots: number) => boolean;

const WATCHED_EVERY = 4096;

/** A primal network simplex: start tree feasible, strongly feasible throughout, so it ends. */
export function openEngine(model: MarketModel): Engine {
	const network = networkOf(model);
	const tree = startTree(network);
	const cursor = { arc: 0 };
	let pivots = 0;
	return {
		solve(watch = () => true) {
			for (;;) {
				const entering = findEntering(network, tree, cursor);
				if (entering < 0) return true;
				pivot(network, tree, entering);
				pivots += 1;
				if (pivots % WATCHED_EVERY === 0 && !watch(pivots)) return false;
			}
		},
		flow: () => ({ amounts: amountsOf(network), prices: pricesOf(network, tree), pivots }),
		addPairs: (pairs) => appendPairs(network, pairs),
	};
}

/** The worst arc of the first block that has any whose reduced cost is of the wrong sign, or −1. */
function findEntering(network: Network, { potential }: Tree, cursor: { arc: number }): number {
	const { source, target, cost, state } = network;
	const arcs = source.length;
	const block = Math.ceil(Math.sqrt(arcs)) + 10;
	let [worst, entering] = [0, -1];
	for (let seen = 0; seen < arcs; seen += 1) {
		const arc = cursor.arc;
		cursor.arc = arc + 1 === arcs ? 0 : arc + 1;
		const wrong = state[arc]! * (cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!);
		if (wrong < worst) [worst, entering] = [wrong, arc];
		if ((seen + 1) % block === 0 && entering >= 0) return entering;
	}
	return entering;
}

function pivot(network: Network, tree: Tree, entering: number): void {
	const { source, target, capacity, flow, state } = network;
	const { parent, arc, isUp, depth } = tree;
	const isFilling = state[entering] === EMPTY;
	const first = isFilling ? source[entering]! : target[entering]!;
	const second = isFilling ? target[entering]! : source[entering]!;
	let [up, down] = [first, second];
	while (up !== down) {
		if (depth[up]! >= depth[down]!) up = parent[up]!;
		else down = parent[down]!;
	}
	const join = up;
	let [delta, top, isFirst] = [capacity[entering]!, -1, false];
	const room = (node: number, isIncrease: boolean) =>
		isIncrease ? capacity[arc[node]!]! - flow[arc[node]!]! : flow[arc[node]!]!;
	for (let node = first; node !== join; node = parent[node]!) {
		const most = room(node, isUp[node] === 0);
		if (most < delta) [delta, top, isFirst] = [most, node, true];
	}
	// Equal on this side wins: that keeps the tree strongly feasible.
	for (let node = second; node !== join; node = parent[node]!) {
		const most = room(node, isUp[node] === 1);
		if (most <= delta) [delta, top, isFirst] = [most, node, false];
	}
	if (delta > 0) {
		flow[entering]! += isFilling ? delta : -delta;
		for (let node = first; node !== join; node = parent[node]!) {
			flow[arc[node]!]! += isUp[node] === 1 ? -delta : delta;
		}
		for (let node = second; node !== join; node = parent[node]!) {
			flow[arc[node]!]! += isUp[node] === 1 ? delta : -delta;
		}
	}
	if (top < 0) {
		state[entering] = isFilling ? FULL : EMPTY;
		return;
	}
	state[entering] = FIXED;
	state[arc[top]!] = flow[arc[top]!] === 0 ? EMPTY : FULL;
	const [inner, outer] = isFirst ? [first, second] : [second, first];
	rehang(tree, network, { inner, outer, top }, entering);
}

function amountsOf({ model, pairs, pairArc, flow }: Network): Float64Array {
	const amounts = { ...pairs, quality: flow.subarray(pairArc) };
	return sortPairs(amounts, model.amount.length, model.budget.length).quality;
}

/** Potentials as prices; what can never flow is priced so high that nobody misses it. */
function pricesOf({ model, pairs, firstNeed, firstVillage }: Network, tree: Tree): Prices {
	const highest = pairs.quality.reduce((most, quality) => Math.max(most, quality), 0);
	const village = Float64Array.from(model.tierStart.subarray(0, -1), (start, index) => {
		const widths = model.tierWidth.subarray(start, at(model.tierStart, index + 1));
		const dead = -highest - model.value.reduce((most, points) => Math.max(most, points), 0);
		return widths.some((width) => width > 0) ? at(tree.potential, firstVillage + index) : dead;
	});
	const need = model.amount.map((amount, index) => {
		const reached = at(model.value, index) + at(village, at(model.village, index));
		const price = amount > 0 ? reached - at(tree.potential, firstNeed + index) : reached + highest;
		return Math.max(0, price);
	});
	return { offer: tree.potential.slice(0, firstNeed), need, village };
}
