import { may } from '#domain/identity/permission.ts';
import { openDesk } from '#http/list.server.ts';
import { exchanges } from '#http/lists/exchanges.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const list = await openDesk(exchanges, { db: locals.db, url });
	return { ...list, maySave: may(seat, 'exchange.save') };
}
