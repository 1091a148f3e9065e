import type { Target } from '#domain/pairings/agreement.ts';
import { valueWithoutRows, type Indicator } from '#domain/pairings/indicator.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { projectRates } from './figures.ts';

/** A sum with how many rows it is of; null where none of them has a value. */
export interface Figure {
	readonly figure: string;
	readonly value: number | null;
	readonly rowCount: number;
}

/** What was promised of an indicator and what came of it; null is unknown, never 0. */
export interface IndicatorLine {
	readonly indicator: Indicator;
	readonly target: number | null;
	readonly actual: number | null;
	readonly rowCount: number;
}

/** Every indicator of the year that has a target or rows, in the order of the library. */
export function linesOf(
	library: readonly Indicator[],
	targets: readonly Target[],
	figures: readonly Figure[],
): IndicatorLine[] {
	const promised = new Map(targets.map(({ indicator, value }) => [indicator, value]));
	const sums = new Map(figures.map((one) => [one.figure, one]));
	return library
		.filter(({ code }) => promised.has(code) || sums.has(code))
		.map((indicator) => {
			const sum = sums.get(indicator.code);
			return {
				indicator,
				target: promised.get(indicator.code) ?? null,
				actual: sum ? sum.value : valueWithoutRows(indicator),
				rowCount: sum?.rowCount ?? 0,
			};
		});
}

/** Natures of money that are passed on, so that they have rates. */
const passedOn = ['fiscal_aid', 'social_donation'] as const satisfies readonly Nature[];

/** A share with its numerator and denominator, each by the name of its figure. */
export interface RateLine {
	readonly name: string;
	/** The nature of money; null of projects. */
	readonly nature: (typeof passedOn)[number] | null;
	readonly part: Figure;
	readonly whole: Figure;
}

/** 到位率, 支付率 by nature; 开工率, 完工率, 验收率, 资产移交率. */
export function ratesOf(figures: readonly Figure[]): RateLine[] {
	const figure = (name: string): Figure =>
		figures.find((one) => one.figure === name) ?? { figure: name, value: 0, rowCount: 0 };
	const money = passedOn.flatMap((nature) =>
		[
			{ name: 'receipt', part: 'received', whole: 'committed' },
			{ name: 'payment', part: 'disbursed', whole: 'received' },
		].map(({ name, part, whole }) => ({
			name,
			nature,
			part: figure(`${nature}.${part}`),
			whole: figure(`${nature}.${whole}`),
		})),
	);
	const projects = projectRates.map(({ name, part, whole }) => ({
		name,
		nature: null,
		part: figure(`projects.${part}`),
		whole: figure(`projects.${whole}`),
	}));
	return [...money, ...projects];
}

/** The address of a sheet, and of the rows behind one of its figures. */
export const sheetForms = {
	as_of: /^20\d\d-\d\d-\d\d$/,
	figure: /^[a-z_]{2,60}(?:\.[a-z_]{2,40})?$/,
	skip: /^[1-9]\d{0,6}$/,
} as const;

export const sheetKinds = ['half_year', 'year_end'] as const;

/**
 * The day up to which a sheet counts: what was asked for within the year, else today, else the end
 * of what the agreement ran.
 */
export function sheetDay(
	asked: string | undefined,
	{ year, lastDay, today }: { year: number; lastDay: string; today: string },
): string {
	const end = lastDay < today ? lastDay : today;
	const day = asked ?? end;
	if (day < `${year}-01-01`) return `${year}-01-01`;
	return day > lastDay ? lastDay : day;
}

/** Which sheet a day is of: that of the half-year, of the whole, or neither. */
export function sheetKindOf(day: string, lastDay: string): (typeof sheetKinds)[number] | null {
	if (day === lastDay) return 'year_end';
	return day.endsWith('-06-30') ? 'half_year' : null;
}

/** One row behind a figure. */
export interface SheetRow {
	readonly record: string;
	readonly recordId: string;
	readonly occurredOn: string | null;
	readonly title: string;
	readonly value: number | null;
}
