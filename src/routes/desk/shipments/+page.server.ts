import { openDesk } from '#http/list.server.ts';
import { shipments } from '#http/lists/shipments.server.ts';

export function load({ locals: { db }, url }) {
	return openDesk(shipments, { db, url });
}
