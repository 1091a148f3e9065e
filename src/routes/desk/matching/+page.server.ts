import { may } from '#domain/identity/permission.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const page = await rounds.list(locals.db, readCursor(url, 'before', 'instant'));
	return { ...page, mayStart: may(seat, 'round.start') };
}
