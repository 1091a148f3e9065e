import { kindsUnder } from '#domain/organizations/organization.ts';
import { deskKinds } from '#domain/timeline/search.ts';
import { searchRecords } from '#data/timeline-search.server.ts';
import { openSearch } from '#http/search.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	return {
		...(await openSearch(url, {
			kinds: deskKinds,
			ask: (search, asked) => searchRecords(locals.db, search, asked),
		})),
		/** Of whose organizations this reader has a page. */
		kindsUnder: kindsUnder(seat),
	};
}
