import { may } from '#domain/identity/permission.ts';
import { openDesk } from '#http/list.server.ts';
import { pledges } from '#http/lists/pledges.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	return {
		...(await openDesk(pledges, { db: locals.db, url })),
		mayDrawUp: may(seat, 'pledge.draw_up'),
		mayReadStatement: may(seat, 'statement.read'),
	};
}
