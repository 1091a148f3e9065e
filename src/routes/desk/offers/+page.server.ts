import { may } from '#domain/identity/permission.ts';
import { openDesk } from '#http/list.server.ts';
import { offers } from '#http/lists/offers.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	return { ...(await openDesk(offers, { db: locals.db, url })), maySave: may(seat, 'offer.save') };
}
