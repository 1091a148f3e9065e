import { error } from '@sveltejs/kit';
import { parseFilter, type Filter, type FilterForms } from '#domain/filter.ts';
import { ID } from '#domain/text.ts';
import { parseSeq } from '#domain/timeline/cursor.ts';

/** The filter in the address, or 400 where it makes no sense: no page shows more than was asked. */
export function filterOf<Forms extends FilterForms>(url: URL, forms: Forms): Filter<Forms> {
	const filter = parseFilter(url.searchParams, forms);
	if (!filter) error(400, 'the filter makes no sense');
	return filter;
}

/** Where the page before this one ended, as that page wrote it. */
export function afterOf(url: URL): string | null {
	return url.searchParams.get('after');
}

/** The same where pages are cut by a number. */
export function seqOf(url: URL): number | null {
	return seqIn(url, 'after');
}

/** The number that an address names beside its path, null where it names none. */
export function seqIn(url: URL, name: string): number | null {
	return parseSeq(url.searchParams.get(name) ?? '');
}

/** The record that an address names beside its path, null where it names none. */
export function idIn(url: URL, name: string): string | null {
	const id = url.searchParams.get(name) ?? '';
	return ID.test(id) ? id : null;
}
