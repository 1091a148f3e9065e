/** The names that an address may carry, and the form that each value must have. */
export type FilterForms = Readonly<Record<string, RegExp>>;

export type Filter<Forms extends FilterForms> = {
	readonly [Name in keyof Forms]?: string | undefined;
};

export const YEAR = /^20\d\d$/;
// Canonical codes alone, as domain/regions/code.ts has them: for others there are no bounds.
/** Of whatever level. */
export const DIVISION = /^[1-9]\d(?:0{10}|(?!00)\d{4}(?:0{6}|(?!000)\d{6}))$/;
export const COUNTY = /^[1-9]\d(?!00)\d{4}0{6}$/;
export const TOWNSHIP = /^[1-9]\d(?!00)\d{4}(?!000)\d{3}0{3}$/;
export const VILLAGE = /^[1-9]\d(?!00)\d{4}(?!000)\d{3}(?!000)\d{3}$/;

export function oneOf(values: readonly string[]): RegExp {
	return new RegExp(`^(?:${values.join('|')})$`);
}

/**
 * The filter in an address. An empty value is no filter, since forms send those; a name that is
 * not in `forms` belongs to somebody else.
 * @returns null where a value cannot be meant: leaving it out would show more than was asked for
 */
export function parseFilter<Forms extends FilterForms>(
	params: URLSearchParams,
	forms: Forms,
): Filter<Forms> | null {
	const filter: Record<string, string> = {};
	for (const [name, form] of Object.entries(forms)) {
		const [value, ...others] = new Set(params.getAll(name).filter((text) => text !== ''));
		if (value === undefined) continue;
		if (others.length > 0 || !form.test(value)) return null;
		filter[name] = value;
	}
	return filter as Filter<Forms>;
}

/** The query of an address, `?nature=…&year=…`, or nothing. One filter has one address. */
export function formatFilter(filter: Readonly<Record<string, string | undefined>>): string {
	const set = Object.entries(filter).filter(([, value]) => value);
	const query = new URLSearchParams(set.sort(([one], [other]) => (one < other ? -1 : 1)) as never);
	return set.length > 0 ? `?${query}` : '';
}
