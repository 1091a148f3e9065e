import { openDesk } from '#http/list.server.ts';
import { receipts } from '#http/lists/receipts.server.ts';

export function load({ locals: { db }, url }) {
	return openDesk(receipts, { db, url });
}
