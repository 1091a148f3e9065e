import { at } from './columns.ts';
import type { Capacity } from './candidates.ts';
import { exactSum } from './exact-sum.ts';
import type { Lock } from './instance.ts';
import type { Market, Sides } from './market.ts';
import { pairQuality } from './pair-source.ts';
import { positionsOf } from './positions.ts';
import { qualityOf, qualityParts } from './quality.ts';
import { fill } from './tiers.ts';

/** Locks by position: `amount` units of this offer are this need's. */
export interface LockColumns {
	readonly need: Int32Array;
	readonly offer: Int32Array;
	readonly amount: Float64Array;
}

export function lockColumns(locks: readonly Lock[], sides: Sides): LockColumns {
	const { needAt, offerAt } = positionsOf(sides);
	return {
		need: Int32Array.from(locks, ({ need }) => needAt(need)),
		offer: Int32Array.from(locks, ({ offer }) => offerAt(offer)),
		amount: Float64Array.from(locks, ({ amount }) => amount),
	};
}

/** What the locks leave of each side, and what an offer gives at least. */
export function capacityOf({ donors, needs }: Sides, locks: LockColumns): Capacity {
	const budget = Float64Array.from(donors, ({ offer }) => offer.budget);
	const amount = Float64Array.from(needs, (need) => need.amount);
	locks.amount.forEach((locked, index) => {
		const [offer, need] = [at(locks.offer, index), at(locks.need, index)];
		budget[offer] = at(budget, offer) - locked;
		amount[need] = at(amount, need) - locked;
	});
	return {
		budget,
		amount,
		minimum: Float64Array.from(donors, ({ offer }) => offer.minimumGrant ?? 0),
	};
}

/**
 * What the locked grants are worth, as the objective counts new ones: their pairs, and the lowest
 * tiers that they fill.
 */
export function lockedPoints(market: Market, locks: readonly Lock[]): bigint {
	const points = exactSum();
	const { need, offer, amount } = lockColumns(locks, market);
	amount.forEach((locked, index) => {
		const asking = at(need, index);
		const quality = lockedQuality(market, asking, at(offer, index));
		points.add(locked, quality + at(market.model.value, asking));
	});
	market.villages.forEach(({ tiers }, village) => {
		const widths = tiers.map(({ width }) => width);
		fill(widths, at(market.locked.village, village)).forEach((part, tier) => {
			points.add(part, at(tiers, tier).reward);
		});
	});
	return points.total();
}

/** A lock holds even where no rule would allow its pair any more. */
function lockedQuality(market: Market, need: number, offer: number): number {
	if (!market.isScored) return pairQuality(market.source, need, offer) ?? 0;
	const parts = qualityParts(at(market.needs, need), at(market.donors, offer), market.weights);
	return qualityOf(parts);
}
