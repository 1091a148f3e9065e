/**
 * Points, prices and qualities: whole numbers, in 32 bits where none can outgrow these, else in 64
 * as Float64, exact below 2⁵³. With 32, pricing takes two thirds of the time.
 */
export type Points = Int32Array | Float64Array;

/** Points beside numbers of nodes and arcs, which 32 bits always hold: see `residual.ts`. */
export type Rows = Points;

export function pointsColumn(isWide: boolean, length: number): Points {
	return isWide ? new Float64Array(length) : new Int32Array(length);
}

/** The quality of a banned pair: whatever is asked of it, it never gains. */
export function bannedQuality(isWide: boolean): number {
	return isWide ? -Infinity : -(2 ** 30);
}

/** The highest points of any need, any tier and, so far, any pair. */
export interface Heights {
	readonly value: number;
	readonly reward: number;
	readonly quality: number;
}

/**
 * Points that a unit on a makeshift costs: more than any one grant is worth. That is enough: what
 * a makeshift carries comes or goes by one grant at most, and may stay unspent.
 */
export function dearOf({ value, reward, quality }: Heights): number {
	return quality + value + reward + 1;
}

/**
 * Whether prices of this market may outgrow 32 bits. On its way to the sink a price sums one arc
 * there; between two offers, before the first and behind the last at most the worth of a pair and
 * its need. It keeps to half of what a banned pair lacks: a gain has two prices.
 */
export function mayOutgrow(heights: Heights, offers: number): boolean {
	return dearOf(heights) + (offers + 1) * (heights.quality + heights.value) > 2 ** 29;
}
