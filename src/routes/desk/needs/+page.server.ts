import { may } from '#domain/identity/permission.ts';
import { openDesk } from '#http/list.server.ts';
import { needs } from '#http/lists/needs.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	return { ...(await openDesk(needs, { db: locals.db, url })), maySave: may(seat, 'need.save') };
}
