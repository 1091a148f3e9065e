import { at } from './columns.ts';
import type { TierStep } from './parameters.ts';

export interface Tier {
	readonly width: number;
	readonly reward: number;
}

/** Tiers of village v stand at tierStart[v] … tierStart[v + 1] − 1. */
interface TierColumns {
	readonly tierStart: Int32Array;
	readonly tierWidth: Float64Array;
	readonly tierReward: Float64Array;
}

const HUNDREDTHS = 100n;

/**
 * The steps in whole units for one village. `heads` null: the sizes are units already. No tier is
 * wider than all the village asks for; "the rest" is as wide as that, and so never binds.
 */
export function tiersOf(steps: readonly TierStep[], heads: number | null, asked: number): Tier[] {
	return steps.map(([size, reward]) => ({ width: Math.min(asked, widthOf(size, heads)), reward }));
}

function widthOf(size: number | null, heads: number | null): number {
	if (size === null) return Infinity;
	return heads === null ? size : Number((BigInt(size) * BigInt(heads)) / HUNDREDTHS);
}

/**
 * The reward u₁ that puts the floor before everything: (O + 1)·(q_max + ν_max) + u₂ + 1. A change
 * of plan visits each of the O donors at most once, so it can lose no more than that per unit.
 */
export function lexicographicReward(market: {
	readonly offers: number;
	readonly highestQuality: number;
	readonly highestValue: number;
	readonly highestSecondReward: number;
}): number {
	const perGrant = market.highestQuality + market.highestValue;
	return (market.offers + 1) * perGrant + market.highestSecondReward + 1;
}

/** How much of `amount` lies in each of the tiers, filled from the first. */
export function fill(widths: ArrayLike<number>, amount: number): number[] {
	let left = amount;
	return Array.from(widths, (width) => {
		const part = Math.min(width, left);
		left -= part;
		return part;
	});
}

/** The last tier, counted from 1, that `amount` reaches into; 0 where there is nothing. */
export function tierReached(widths: ArrayLike<number>, amount: number): number {
	const parts = fill(widths, amount);
	return parts.findLastIndex((part) => part > 0) + 1;
}

/** Per village: the reward of the next unit it would get, and of the last that it has. */
export function marginalRewards(
	{ tierStart, tierWidth, tierReward }: TierColumns,
	received: Float64Array,
): { readonly next: Float64Array; readonly last: Float64Array } {
	const [next, last] = [new Float64Array(received.length), new Float64Array(received.length)];
	received.forEach((total, village) => {
		let left = total;
		for (let tier = at(tierStart, village); tier < at(tierStart, village + 1); tier += 1) {
			const width = at(tierWidth, tier);
			if (width === 0) continue;
			if (left > 0) last[village] = at(tierReward, tier);
			if (left < width) {
				next[village] = at(tierReward, tier);
				return;
			}
			left -= width;
		}
	});
	return { next, last };
}
