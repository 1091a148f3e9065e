import type { Commodity } from './need.ts';

/*
 * A quantity is a number of some unit, with three decimals at most. The unit of money is the fen;
 * it needs no word, so money is the quantity whose unit is null. SQL holds the same.
 */

export type Unit = string | null;

/** Where somebody finds work, heads are counted. */
export const HEADS = '人';

/** Money that is given, and money that is paid for what a village sells. */
export function isInMoney(commodity: Commodity): boolean {
	return commodity === 'money' || commodity === 'purchase';
}

/** What a commodity is counted in. @param typed what its record calls the unit */
export function unitOf(commodity: Commodity, typed: string): Unit {
	if (isInMoney(commodity)) return null;
	return commodity === 'jobs' ? HEADS : typed;
}

/** What is weighed or measured. Mirrors private.least_part. */
export const divisibleUnits: readonly string[] = [
	...['吨', '公斤', '千克', '斤', '克', '升', '毫升', '米', '公里', '千米'],
	...['亩', '公顷', '平方米', '立方米', '方'],
];

/** The least that a grant is cut to: half a machine helps nobody. */
export function leastPart(unit: Unit): 1 | 0.001 {
	return unit !== null && divisibleUnits.includes(unit) ? 0.001 : 1;
}

/** Exact, though thousandths are no binary fractions. Throws RangeError beyond 2⁵³. */
export function sumQuantities(quantities: Iterable<number>): number {
	let sum = 0;
	for (const quantity of quantities) {
		sum += quantity;
		if (!Number.isInteger(sum)) sum = Math.round(sum * 1000) / 1000;
		if (Math.abs(sum) > Number.MAX_SAFE_INTEGER) throw new RangeError(`too much: ${sum}`);
	}
	return sum;
}

/** What is left of one quantity without another; exact. */
export function without(whole: number, part: number): number {
	return sumQuantities([whole, -part]);
}
