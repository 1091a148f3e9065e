import { at, positionsBy } from './columns.ts';
import { minimumGrant } from './grants.ts';
import type { Market } from './market.ts';
import { roomFor } from './room.ts';

/**
 * What happens without a round: one donor after another, in order of id since an instance knows no
 * hour of entry, picks the open needs that suit it best until its budget is spent. Kept to compare.
 */
export function firstCome(market: Market): Float64Array {
	const { model, donors } = market;
	const amounts = new Float64Array(model.pairNeed.length);
	const room = roomFor(model, amounts);
	const pairsOf = positionsBy(model.pairOffer, donors.length);
	for (const offer of donors.keys()) {
		const byQuality = pairsOf(offer).toSorted(
			(one, other) => at(model.pairQuality, other) - at(model.pairQuality, one),
		);
		for (const pair of byQuality) {
			const amount = room.most(pair);
			if (amount < Math.max(1, minimumGrant(market, pair))) continue;
			room.take(pair, amount);
			amounts[pair] = amount;
		}
	}
	return amounts;
}
