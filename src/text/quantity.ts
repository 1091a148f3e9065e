import { leastQuantity } from '#domain/matching/units.ts';
import { leastPart, type Unit } from '#domain/needs/measure.ts';
import { m } from './compiled/messages.js';
import type { getLocale } from './compiled/runtime.js';
import { formatAmount, formatCount, formatMoney, moneyUnit } from './format.ts';

type Locale = ReturnType<typeof getLocale>;

/** Units that villages and donors commonly write, and their words in the reader's language. */
const words: Readonly<Record<string, () => string>> = {
	人: m.unit_persons,
	人月: m.unit_person_months,
	人次: m.unit_places,
	场: m.unit_sessions,
	吨: m.unit_tonnes,
	公斤: m.unit_kilograms,
	公里: m.unit_kilometres,
	亩: m.unit_mu,
	台: m.unit_machines,
	件: m.unit_pieces,
	套: m.unit_sets,
	册: m.unit_books,
	箱: m.unit_boxes,
	盏: m.unit_lamps,
	辆: m.unit_vehicles,
};

/** The word for a column head or behind a figure; what is not known stands as it was written. */
export function nameUnit(unit: Unit, locale: Locale, scale: 'yuan' | 'wan' = 'yuan'): string {
	if (unit === null) return moneyUnit(locale, scale);
	return words[unit]?.() ?? unit;
}

/** A bare figure: 30, 12.345; money as `formatAmount`. */
export function formatFigure(
	quantity: number | null,
	unit: Unit,
	locale: Locale,
	scale: 'yuan' | 'wan' = 'yuan',
): string {
	if (unit === null) return formatAmount(quantity, locale, scale);
	return formatCount(quantity, locale);
}

/** With its unit: 30 台, 230.00万元. */
export function formatQuantity(
	quantity: number | null,
	unit: Unit,
	locale: Locale,
	scale: 'yuan' | 'wan' = 'yuan',
): string {
	if (unit === null || quantity === null) return formatMoney(quantity, locale, scale);
	return `${formatCount(quantity, locale)} ${nameUnit(unit, locale)}`;
}

/** What the engine counts as one, and points are told for: 100 元, 1 台, 0.001 吨. */
export function namePart(unit: Unit, locale: Locale): string {
	if (unit === null) return m.unit_hundred_yuan();
	if (leastPart(unit) === 1) return m.unit_one({ unit: nameUnit(unit, locale) });
	return formatQuantity(leastQuantity(unit), unit, locale);
}
