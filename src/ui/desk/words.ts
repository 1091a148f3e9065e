import type { SavedView } from '#domain/identity/saved-view.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export function viewHref({ list, query }: Pick<SavedView, 'list' | 'query'>): string {
	return localizeHref(`/desk/${list}${query}`);
}
