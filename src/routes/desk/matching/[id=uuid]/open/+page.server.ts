import * as results from '#data/matching-results.server.ts';
import { readCursor } from '#http/cursor.server.ts';

export function load({ locals, params: { id }, url }) {
	return results.listOpenNeeds(locals.db, id, readCursor(url, 'after', 'quantity', 'id'));
}
