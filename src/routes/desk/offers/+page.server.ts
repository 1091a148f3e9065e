import { may } from '#domain/identity/permission.ts';
import { stateOn } from '#domain/offers/offer.ts';
import { shanghaiDate } from '#domain/period.ts';
import * as offers from '#data/offers.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const today = shanghaiDate(new Date());
	const status = url.searchParams.get('status') ?? undefined;
	const before = readCursor(url, 'before', 'instant');
	const page = await offers.list(locals.db, { status, today, before });
	return {
		offers: page.offers.map((offer) => ({ ...offer, state: stateOn(today, offer) })),
		next: page.next,
		status,
		maySave: may(seat, 'offer.save'),
	};
}
