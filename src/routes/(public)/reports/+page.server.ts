import { list } from '#data/reports-published.server.ts';
import { afterOf } from '#http/address.server.ts';

export function load({ locals: { db }, url }) {
	return list(db, { after: afterOf(url) });
}
