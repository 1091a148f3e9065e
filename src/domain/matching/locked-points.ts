import { at } from './columns.ts';
import { exactSum } from './exact-sum.ts';
import type { Market } from './market.ts';
import { pairQuality } from './pair-source.ts';
import { qualityOf, qualityParts } from './quality.ts';
import { fill } from './tiers.ts';

/**
 * What the locked grants are worth, as the objective counts new ones: their pairs, and the lowest
 * tiers that they fill.
 */
export function lockedPoints(market: Market): bigint {
	const points = exactSum();
	const { need, offer, amount } = market.locks;
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
