import type { Period } from '#domain/period.ts';
import type { PublishedPairing } from '#domain/timeline/pairing.ts';
import type { Region } from '#domain/timeline/village.ts';
import { term } from './terms.ts';

export interface Option {
	readonly value: string;
	readonly label: string;
}

/** One filter of a list in words: the form on its page, and the sheet that says what a file is. */
export interface ListFilter {
	readonly name: string;
	readonly label: string;
	readonly options: readonly Option[];
	/** Chosen by a link on another page; its only option is the value that was chosen. */
	readonly isCarried?: boolean;
}

/** What the whole filter of a list holds, in words. */
export interface ListSums {
	readonly count: number;
	/** Each kind of money apart, since they are never added together. */
	readonly parts: readonly string[];
}

/** A choice among coded values, worded by the messages `<list>_<value>`. */
export function termFilter(
	name: string,
	label: string,
	list: string,
	values: readonly string[],
): ListFilter {
	return { name, label, options: termOptions(list, values) };
}

export function yearFilter(name: string, label: string, years: readonly number[]): ListFilter {
	return { name, label, options: yearOptions(years) };
}

/** The options of a choice among coded values. */
export function termOptions(list: string, values: readonly string[]): Option[] {
	return values.map((value) => ({ value, label: term(list, value) }));
}

export function regionOptions(regions: readonly Region[]): Option[] {
	return regions.map(({ code, name }) => ({ value: code, label: name }));
}

export function yearOptions(years: readonly number[]): Option[] {
	return years.map((year) => ({ value: String(year), label: String(year) }));
}

/** Ended ones say so: two sides may have had an earlier pairing. */
export function pairingOptions(pairings: readonly PublishedPairing[]): Option[] {
	return pairings.map((pairing) => ({
		value: pairing.id,
		label: `${pairing.supportingName}—${pairing.receivingName} ${yearsText(pairing)}`,
	}));
}

function yearsText({ validFrom, validTo }: Period): string {
	return `${validFrom.slice(0, 4)}–${validTo?.slice(0, 4) ?? ''}`;
}
