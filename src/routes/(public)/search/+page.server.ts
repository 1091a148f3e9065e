import { publicKinds } from '#domain/timeline/search.ts';
import { searchPublished } from '#data/timeline-search.server.ts';
import { openSearch } from '#http/search.server.ts';

export function load({ locals: { db }, url }) {
	return openSearch(url, {
		kinds: publicKinds,
		ask: (search, asked) => searchPublished(db, search, asked),
	});
}
