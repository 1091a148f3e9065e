import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MarketModel } from '#domain/matching/model.ts';
import { nationalMarket, type Size } from './national.ts';
import { fetchPeer } from './peer.ts';

/*
 * OR-Tools' min-cost flow, compiled for the web: Apache-2.0, 325 MB unpacked, one maintainer. So it
 * is a peer that is fetched when it is asked for, and never a dependency.
 */

const PACKAGE = 'or-tools-wasm@0.9.1';

export interface PeerAnswer {
	readonly milliseconds: number;
	readonly megabytes: number;
	readonly objective: string;
}

/** In a process of its own, for its memory; null where it cannot be had or gives up. */
export function askOrTools(size: Size): PeerAnswer | null {
	if (!fetchPeer(PACKAGE)) return null;
	const own = resolve(import.meta.dirname, 'or-tools.ts');
	const { status, stdout } = spawnSync(process.execPath, [own, JSON.stringify(size)], {
		encoding: 'utf8',
	});
	return status === 0 ? (JSON.parse(stdout.trim().split('\n').at(-1)!) as PeerAnswer) : null;
}

interface MinCostFlow {
	addArcsWithCapacityAndUnitCost(
		tails: ArrayLike<number>,
		heads: ArrayLike<number>,
		capacities: ArrayLike<number>,
		unitCosts: ArrayLike<number>,
	): void;
	setNodesSupplies(nodes: ArrayLike<number>, supplies: ArrayLike<number>): void;
	solve(): Promise<number>;
	optimalCost(): number;
}

interface NetworkFlow {
	initNetworkFlow(): Promise<void>;
	setWorkerBridgeEnabled(enabled: boolean): void;
	SimpleMinCostFlow: { readonly OPTIMAL: number; new (): MinCostFlow };
}

async function solve(model: MarketModel): Promise<PeerAnswer> {
	const entry = join(fetchPeer(PACKAGE)!, 'build/javascript/node/network-flow.js');
	const peer = (await import(pathToFileURL(entry).href)) as NetworkFlow;
	peer.setWorkerBridgeEnabled(false);
	await peer.initNetworkFlow();
	const { arcs, supplies } = flowOf(model);
	const start = process.cpuUsage();
	const flow = new peer.SimpleMinCostFlow();
	flow.addArcsWithCapacityAndUnitCost(arcs.tail, arcs.head, arcs.capacity, arcs.cost);
	flow.setNodesSupplies([...supplies.keys()], supplies);
	const status = await flow.solve();
	if (status !== peer.SimpleMinCostFlow.OPTIMAL) throw new Error(`status ${status}`);
	return {
		milliseconds: process.cpuUsage(start).user / 1000,
		megabytes: process.resourceUsage().maxRSS / 1024,
		objective: String(-flow.optimalCost()),
	};
}

/** Offers, needs, villages, then the sink; costs are points with the sign turned. */
function flowOf(model: MarketModel) {
	const { budget, amount, value, village, tierStart, tierWidth, tierReward } = model;
	const [offers, needs, villages] = [budget.length, amount.length, tierStart.length - 1];
	const sink = offers + needs + villages;
	const arcs = { tail: [], head: [], capacity: [], cost: [] } as Record<
		'tail' | 'head' | 'capacity' | 'cost',
		number[]
	>;
	const add = (tail: number, head: number, capacity: number, points: number) => {
		arcs.tail.push(tail);
		arcs.head.push(head);
		arcs.capacity.push(capacity);
		arcs.cost.push(-points);
	};
	budget.forEach((all, offer) => add(offer, sink, all, 0));
	model.pairNeed.forEach((need, pair) => {
		const offer = model.pairOffer[pair]!;
		add(offer, offers + need, Math.min(budget[offer]!, amount[need]!), model.pairQuality[pair]!);
	});
	amount.forEach((asked, need) => {
		add(offers + need, offers + needs + village[need]!, asked, value[need]!);
	});
	for (let place = 0; place < villages; place += 1) {
		for (let tier = tierStart[place]!; tier < tierStart[place + 1]!; tier += 1) {
			add(offers + needs + place, sink, tierWidth[tier]!, tierReward[tier]!);
		}
	}
	const supplies = new Float64Array(sink + 1);
	supplies.set(budget);
	supplies[sink] = -budget.reduce((sum, all) => sum + all, 0);
	return { arcs, supplies };
}

if (process.argv[1] === import.meta.filename) {
	const size = JSON.parse(process.argv[2]!) as Size;
	console.log(JSON.stringify(await solve(nationalMarket(size))));
	process.exit(0);
}
