import { at } from './columns.ts';
import { widthsOf, worth, type Flow, type MarketModel } from './model.ts';
import { roomFor, type Room } from './room.ts';
import type { Change } from './simplex/changes.ts';
import type { Simplex, Watch } from './simplex/simplex.ts';
import { fill } from './tiers.ts';

/**
 * Decisions about single pairs of an open market, each to get something at least or nothing at
 * all, and the best plan under them. What is held is taken out of the market as a lock is: of the
 * budget, of the need and of the lowest tiers of the village.
 */
export interface Decisions {
	/** Per pair: what it gets at least; 0 where nothing is held. */
	readonly least: Float64Array;
	readonly isClosed: Uint8Array;
	/** Opens the pair and holds so much of it; false, and as it was, where there is no room. */
	readonly hold: (pair: number, least: number) => boolean;
	readonly close: (pair: number) => void;
	/** To the optimum under the decisions; false where `watch` wanted to stop. */
	readonly solve: (watch?: Watch) => boolean;
	/** That plan and its points, with all that is held. */
	readonly flow: () => Flow;
	readonly points: () => bigint;
}

/** @param simplex open on the model, as it stands there */
export function openDecisions(model: MarketModel, simplex: Simplex): Decisions {
	const least = new Float64Array(model.pairNeed.length);
	const isClosed = new Uint8Array(least.length);
	const room = roomFor(model, least);
	const touched = new Set<number>();
	let heldPoints = 0n;
	const decide = (pair: number, held: number, closed: 0 | 1) => {
		const more = held - at(least, pair);
		if (more === 0 && closed === isClosed[pair]) return true;
		const village = at(model.village, at(model.pairNeed, pair));
		const before = tierPoints(model, village, at(room.left.village, village));
		if (!room.take(pair, more)) return false;
		const after = tierPoints(model, village, at(room.left.village, village));
		heldPoints += BigInt(more) * BigInt(worth(model, pair)) + after - before;
		least[pair] = held;
		isClosed[pair] = closed;
		touched.add(pair);
		return true;
	};
	return {
		least,
		isClosed,
		hold: (pair, held) => decide(pair, held, 0),
		close: (pair) => void decide(pair, 0, 1),
		solve(watch) {
			const pairs = [...touched];
			touched.clear();
			simplex.change([
				...pairs.map((pair): Change => {
					if (isClosed[pair] === 1) return { kind: 'ban', pair };
					return { kind: 'quality', pair, to: at(model.pairQuality, pair) };
				}),
				...changesAround(model, room.left, pairs),
			]);
			return simplex.solve(watch);
		},
		flow() {
			const flow = simplex.flow();
			flow.amounts.forEach((amount, pair) => (flow.amounts[pair] = amount + least[pair]!));
			return flow;
		},
		points: () => simplex.points() + heldPoints,
	};
}

/** What is left of the offers, needs and villages of these pairs. */
function changesAround(model: MarketModel, left: Room['left'], pairs: readonly number[]): Change[] {
	const offers = new Set(pairs.map((pair) => at(model.pairOffer, pair)));
	const needs = new Set(pairs.map((pair) => at(model.pairNeed, pair)));
	const villages = new Set([...needs].map((need) => at(model.village, need)));
	return [
		...[...offers].map((offer): Change => ({ kind: 'budget', offer, to: at(left.offer, offer) })),
		...[...needs].map((need): Change => ({ kind: 'amount', need, to: at(left.need, need) })),
		...[...villages].flatMap((village) => widthChanges(model, village, at(left.village, village))),
	];
}

/** Tiers are filled from the first: what is left is left of the last ones. */
function widthChanges(model: MarketModel, village: number, left: number): Change[] {
	const start = at(model.tierStart, village);
	return heldIn(model, village, left).map((held, tier) => {
		return { kind: 'width', tier: start + tier, to: at(model.tierWidth, start + tier) - held };
	});
}

function tierPoints(model: MarketModel, village: number, left: number): bigint {
	const start = at(model.tierStart, village);
	return heldIn(model, village, left).reduce(
		(points, held, tier) => points + BigInt(held) * BigInt(at(model.tierReward, start + tier)),
		0n,
	);
}

/** Per tier what is held in it, when so much of all of them is left. */
function heldIn(model: MarketModel, village: number, left: number): number[] {
	const widths = widthsOf(model, village);
	return fill(widths, widths.reduce((sum, width) => sum + width, 0) - left);
}
