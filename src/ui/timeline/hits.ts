import { entryPath } from '#domain/timeline/entry.ts';
import type { Hit } from '#domain/timeline/search.ts';
import { localizeHref } from '#text/compiled/runtime.js';

type Found = Pick<Hit, 'kind' | 'id' | 'page'>;

/** Villages have a page of their own; what is above them has the list of its villages. */
function placeHref(code: string): string {
	return localizeHref(code.endsWith('000') ? `/villages?region=${code}` : `/villages/${code}`);
}

/** Where a hit stands in public. */
export function publicHitHref({ kind, id, page }: Found): string {
	if (kind === 'places') return placeHref(id);
	return localizeHref(kind === 'entries' ? entryPath(`/${page}`, id) : `/${page}/${id}`);
}

/**
 * Where a hit stands at the desk; null where the reader has no page for it.
 * @param kinds whose organizations they look after
 */
export function deskHitHref(kinds: readonly string[]): (hit: Found) => string | null {
	return ({ kind, id, page }) => {
		if (kind === 'places') return placeHref(id);
		if (kind === 'organizations' && !kinds.includes(page)) return null;
		return localizeHref(`/desk/${kind}/${id}`);
	};
}
