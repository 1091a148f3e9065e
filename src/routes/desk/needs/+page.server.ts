import { may } from '#domain/identity/permission.ts';
import * as needs from '#data/needs.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const status = url.searchParams.get('status') ?? undefined;
	const before = readCursor(url, 'before', 'instant');
	const page = await needs.list(locals.db, { status, before });
	return { ...page, status, maySave: may(seat, 'need.save') };
}
