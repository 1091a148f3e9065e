import { may } from '#domain/identity/permission.ts';
import { formatView } from '#domain/list.ts';
import { shanghaiDate } from '#domain/period.ts';
import { openDesk } from '#http/list.server.ts';
import { pairings } from '#http/lists/pairings.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const page = await openDesk(pairings, { db: locals.db, url });
	const { form, view } = page;
	const isHome = view.filter.region === seat.regionCode;
	const region = isHome ? undefined : seat.regionCode;
	return {
		...page,
		today: shanghaiDate(new Date()),
		mayRecord: may(seat, 'pairing.record'),
		/** Whether it is narrowed to the reader's own place, and the query that turns this round. */
		isHome,
		otherPlaces: formatView(view, form, { filter: { ...view.filter, region } }),
	};
}
