import { error } from '@sveltejs/kit';
import { clientFor } from '#data/client.server.ts';
import { findOwner } from '#data/identity-calendars.server.ts';
import { listDeadlines } from '#data/reports-deadlines.server.ts';
import { calendarOf } from '#http/calendar.server.ts';
import { hashToken } from '#http/invitation.server.ts';
import { mintToken } from '#http/token.server.ts';

export async function GET({ params: { token }, locals, url }) {
	const owner = await findOwner(hashToken(token));
	if (!owner) error(404, 'no such calendar');
	const actor = { ...owner, seats: [owner.seat], isView: true };
	// Who follows an address has proved nothing.
	const db = clientFor(await mintToken(actor, new Date(0)), locals.requestId);
	const name = owner.seat.organizationName;
	const body = calendarOf(await listDeadlines(db), { origin: url.origin, name, now: new Date() });
	return new Response(body, {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
	});
}
