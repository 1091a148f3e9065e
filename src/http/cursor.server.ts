import { parseDate } from '#domain/period.ts';

const hex = (count: number) => `[0-9a-f]{${count}}`;
const id = new RegExp(`^${[8, 4, 4, 4, 12].map(hex).join('-')}$`);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/;

/** What a part of a cursor may be, so that the database can always read it. */
const forms = {
	id: (text: string) => id.test(text),
	instant: (text: string) => instant.test(text) && !Number.isNaN(Date.parse(text)),
	day: (text: string) => parseDate(text).ok,
	code: (text: string) => /^\d{12}$/.test(text),
	count: (text: string) => /^\d{1,9}$/.test(text),
	quantity: (text: string) => /^\d{1,15}(?:\.\d{1,3})?$/.test(text),
};

/**
 * Where in a list a page begins, as the address says: the parts joined by `_`. undefined, which is
 * the first page, where nobody can have it from us.
 */
export function readCursor(
	url: URL,
	name: string,
	...parts: readonly (keyof typeof forms)[]
): string | undefined {
	const cursor = url.searchParams.get(name) ?? '';
	const given = cursor.split('_');
	const isOurs = given.length === parts.length && parts.every((part, at) => fits(part, given[at]));
	return isOurs ? cursor : undefined;
}

function fits(part: keyof typeof forms, text = ''): boolean {
	return forms[part](text);
}
