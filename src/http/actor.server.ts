import type { Handle } from '@sveltejs/kit';
import { anonymousClient, clientFor } from '#data/client.server.ts';
import { whoAsks } from './session.server.ts';
import { mintToken } from './token.server.ts';

/**
 * Puts into `locals` who asks and the database as they may see it. Somebody who still owes a second
 * factor is a person and no actor: for the database they are the signed-out public.
 */
export const actor: Handle = async ({ event, resolve }) => {
	const { cookies, locals } = event;
	const asked = await whoAsks(cookies);
	locals.person = asked?.person ?? null;
	locals.actor = asked?.actor ?? null;
	locals.db = asked?.actor
		? clientFor(await mintToken(asked.actor, asked.person.provedAt), locals.requestId)
		: anonymousClient();
	return resolve(event);
};
