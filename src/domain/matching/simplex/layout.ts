import { highest, startsBy } from '#domain/matching/columns.ts';
import type { MarketModel } from '#domain/matching/model.ts';
import { EMPTY, type Network, type PairRows } from './network.ts';
import { dearOf, mayOutgrow, pointsColumn } from './points.ts';
import { rowsOf } from './residual.ts';

/** Lays a market out as a network. */
export function networkOf(model: MarketModel): Network {
	const [offers, needs] = [model.budget.length, model.amount.length];
	const [villages, tiers] = [model.tierStart.length - 1, model.tierWidth.length];
	const nodes = offers + 1 + villages + needs;
	const firstMakeshift = offers + needs + tiers;
	const heights = {
		value: highest(model.value),
		reward: highest(model.tierReward),
		quality: highest(model.pairQuality),
	};
	const isWide = mayOutgrow(heights, offers);
	const network = {
		offers,
		needs,
		villages,
		nodes,
		sink: offers,
		firstNeedArc: offers,
		firstMakeshift,
		firstPair: firstMakeshift + nodes,
		villageNode: consecutive(offers + 1, villages),
		needNode: consecutive(offers + 1 + villages, needs),
		village: model.village,
		tierVillage: villagesOf(model.tierStart),
		tierStart: model.tierStart,
		budget: Float64Array.from(model.budget),
		capacity: joined(model.amount, model.tierWidth),
		points: joined(model.value, model.tierReward),
		state: new Int8Array(needs + tiers).fill(EMPTY),
		makeshift: consecutive(firstMakeshift, nodes),
		heights,
		dear: dearOf(heights),
		isWide,
		pairs: pairsOf(model, isWide),
		residual: pointsColumn(isWide, 0),
	};
	network.residual = rowsOf(network);
	return network;
}

function pairsOf(
	{ amount, pairNeed, pairOffer, pairQuality }: MarketModel,
	isWide: boolean,
): PairRows {
	const quality = pointsColumn(isWide, pairQuality.length);
	quality.set(pairQuality);
	return { start: startsBy(pairNeed, amount.length), offer: pairOffer, quality };
}

function consecutive(first: number, count: number): Int32Array {
	const column = new Int32Array(count);
	for (let index = 0; index < count; index += 1) column[index] = first + index;
	return column;
}

function villagesOf(tierStart: Int32Array): Int32Array {
	const villages = tierStart.length - 1;
	const column = new Int32Array(tierStart[villages]!);
	for (let village = 0; village < villages; village += 1) {
		column.fill(village, tierStart[village], tierStart[village + 1]);
	}
	return column;
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
	const column = new Float64Array(one.length + other.length);
	column.set(one);
	column.set(other, one.length);
	return column;
}
