import { at } from './columns.ts';
import type { Market } from './market.ts';
import { keepPairs, reserve, totalsOf, worth, type MarketModel } from './model.ts';
import { roomFor } from './room.ts';

/**
 * What has been decided about minimum grants, per pair: a grant of at least `least` (0: undecided),
 * or none at all. Fix-and-solve narrows this step by step, each time around a solved market.
 */
export interface Grants {
	readonly least: Float64Array;
	readonly isClosed: Uint8Array;
}

export function minimumGrant({ minimum, model }: Market, pair: number): number {
	return at(minimum, at(model.pairOffer, pair));
}

/** False where what is left of the budget or of the need is itself below the minimum grant. */
export function canReachMinimum(market: Market, pair: number): boolean {
	const { budget, amount, pairOffer, pairNeed } = market.model;
	const most = Math.min(at(budget, at(pairOffer, pair)), at(amount, at(pairNeed, pair)));
	return most >= minimumGrant(market, pair);
}

export function undecided(market: Market): Grants {
	const { pairNeed } = market.model;
	return {
		least: new Float64Array(pairNeed.length),
		isClosed: Uint8Array.from(pairNeed, (_, pair) => (canReachMinimum(market, pair) ? 0 : 1)),
	};
}

/** Pairs that would get something, and less than the minimum grant. */
export function tooSmall(market: Market, amounts: Float64Array): number[] {
	const small: number[] = [];
	amounts.forEach((amount, pair) => {
		if (amount > 0 && amount < minimumGrant(market, pair)) small.push(pair);
	});
	return small;
}

/** Holds grants that are large enough, raises nearly large ones into free room, closes the rest. */
export function tighten(market: Market, grants: Grants, amounts: Float64Array): Grants {
	const held = hold(market, grants, amounts);
	const room = roomFor(market.model, held.least);
	const small = tooSmall(market, amounts);
	const shareOf = (pair: number) => at(amounts, pair) / minimumGrant(market, pair);
	for (const pair of small.toSorted((one, other) => shareOf(other) - shareOf(one))) {
		const minimum = minimumGrant(market, pair);
		if (2 * at(amounts, pair) >= minimum && room.take(pair, minimum)) held.least[pair] = minimum;
		else held.isClosed[pair] = 1;
	}
	return held;
}

/** Only the grants that are large enough, and all pairs that know no minimum. */
export function supportOf(market: Market, amounts: Float64Array): Grants {
	const held = hold(market, undecided(market), amounts);
	held.least.forEach((least, pair) => {
		if (least === 0 && minimumGrant(market, pair) > 0) held.isClosed[pair] = 1;
	});
	return held;
}

/** Opens closed pairs to which idle money can still give a whole grant; null if there is none. */
export function reopen(market: Market, grants: Grants, amounts: Float64Array): Grants | null {
	const held = hold(market, grants, amounts);
	const room = roomFor(market.model, amounts);
	const closed = [...held.isClosed.keys()].filter((pair) => at(held.isClosed, pair) === 1);
	const byWorth = closed.toSorted(
		(one, other) => worth(market.model, other) - worth(market.model, one),
	);
	let hasOpened = false;
	for (const pair of byWorth) {
		const minimum = minimumGrant(market, pair);
		if (!room.take(pair, minimum)) continue;
		held.least[pair] = minimum;
		held.isClosed[pair] = 0;
		hasOpened = true;
	}
	return hasOpened ? held : null;
}

/** The market in which these decisions hold, and the way back to the amounts of all pairs. */
export function modelUnder(
	model: MarketModel,
	{ least, isClosed }: Grants,
): { readonly model: MarketModel; readonly restore: (amounts: Float64Array) => Float64Array } {
	const open = [...isClosed.keys()].filter((pair) => at(isClosed, pair) === 0);
	return {
		model: reserve(keepPairs(model, open), totalsOf(model, least)),
		restore: (amounts) => {
			const all = Float64Array.from(least);
			open.forEach((pair, index) => (all[pair] = at(all, pair) + at(amounts, index)));
			return all;
		},
	};
}

function hold(market: Market, { least, isClosed }: Grants, amounts: Float64Array): Grants {
	return {
		least: least.map((before, pair) => {
			const minimum = minimumGrant(market, pair);
			return at(amounts, pair) >= minimum ? minimum : before;
		}),
		isClosed: Uint8Array.from(isClosed),
	};
}
