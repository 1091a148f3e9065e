import { may } from '#domain/identity/permission.ts';
import { openDesk } from '#http/list.server.ts';
import { villagesOf } from '#http/lists/villages.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const list = await openDesk(villagesOf(seat), { db: locals.db, url });
	return { ...list, mayCount: may(seat, 'village.count') };
}
