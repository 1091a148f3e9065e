import { leastPart, type Unit } from '#domain/needs/measure.ts';

/*
 * The engine counts in whole numbers: money by 100 元, all else by the least part of its unit.
 */

const FEN = 10_000;

/** A quantity as whole numbers of the engine; what is less than one is left out. */
export function toUnits(quantity: number, unit: Unit): number {
	if (unit === null) return Math.floor(quantity / FEN);
	// Thousandths are no binary fractions: what was typed as 12.345 may lie a hair below it.
	return leastPart(unit) === 1 ? Math.floor(quantity) : Math.round(quantity * 1000);
}

/** The same, where what is less than one counts as one. */
export function toUnitsUp(quantity: number, unit: Unit): number {
	return -toUnits(-quantity, unit);
}

export function toQuantity(units: number, unit: Unit): number {
	if (unit === null) return units * FEN;
	return leastPart(unit) === 1 ? units : units / 1000;
}

/** The least that the engine sees of a quantity: 100 元, a whole thing, a thousandth. */
export function leastQuantity(unit: Unit): number {
	return toQuantity(1, unit);
}

/** The unit as a form carries it in a hidden field; money has none. */
export function unitIn({ unit }: { readonly unit: string }): Unit {
	return unit === '' ? null : unit;
}
