import { may } from '#domain/identity/permission.ts';
import { openDesk } from '#http/list.server.ts';
import { updates } from '#http/lists/updates.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const maySubmit = may(seat, 'update.submit');
	return { ...(await openDesk(updates, { db: locals.db, url })), maySubmit };
}
