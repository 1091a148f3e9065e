import { parseAmount } from '#domain/money.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, normalizeInput } from '#domain/text.ts';
import { leastPart, unitOf, type Unit } from './measure.ts';
import type { Commodity } from './need.ts';

/** Thousandths of a unit are the finest that numeric(15, 3) keeps. */
const quantityForm = /^\d{1,12}(?:\.\d{1,3})?$/;

function plain(text: string): string {
	return foldWidth(text).replace(/[\s,，]/g, '');
}

/** A positive quantity with at most three decimals, as typed: １２.34, 1,200. */
export function parseQuantity(
	text: string,
): Result<number, 'quantity.missing' | 'quantity.malformed' | 'quantity.zero'> {
	const folded = plain(text);
	if (folded === '') return refuse('quantity.missing');
	if (!quantityForm.test(folded)) return refuse('quantity.malformed');
	const quantity = Number(folded);
	return quantity > 0 ? accept(quantity) : refuse('quantity.zero');
}

/** How much of this unit, as typed: money where there is none, whole ones of what is counted. */
export function parseIn(unit: Unit, text: string): Result<number> {
	if (unit === null) return parseAmount(text);
	const quantity = parseQuantity(text);
	const isCut = quantity.ok && leastPart(unit) === 1 && !Number.isInteger(quantity.value);
	return isCut ? refuse('quantity.not_whole') : quantity;
}

/** Whether a part of what only exists whole was typed: half a machine, 2.5 people. */
export function isCut(typed: {
	readonly commodity: Commodity;
	readonly quantity: string;
	readonly unit: string;
}): boolean {
	const unit = unitOf(typed.commodity, normalizeInput(typed.unit));
	const parsed = parseIn(unit, typed.quantity);
	return !parsed.ok && parsed.refusal.name === 'quantity.not_whole';
}

/**
 * A quantity in thousandths of its unit, in which it is whole: sums and shares of it are exact.
 * Every numeric(15, 3) has one, since a number holds fifteen digits.
 */
export function toMilli(quantity: number): number {
	return Math.round(quantity * 1000);
}

/** The same as typed, in thousandths. */
export function parseMilli(text: string): ReturnType<typeof parseQuantity> {
	const quantity = parseQuantity(text);
	return quantity.ok ? accept(toMilli(quantity.value)) : quantity;
}

/** Thousandths as they are typed again: 12.34, 0.158, 500. */
export function inUnits(milli: number): string {
	return String(milli / 1000);
}

/** A share of something, in whole percent: 30, 30%, ３０. */
export function parsePercent(
	text: string,
): Result<number, 'percent.missing' | 'percent.malformed'> {
	const folded = plain(text).replace(/%$/, '');
	if (folded === '') return refuse('percent.missing');
	const percent = Number(folded);
	const isWhole = /^\d{1,3}$/.test(folded) && percent <= 100;
	return isWhole ? accept(percent) : refuse('percent.malformed');
}
