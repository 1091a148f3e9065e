import type { Handle } from '@sveltejs/kit';
import { anonymousClient, clientFor } from '#data/client.server.ts';
import { whoAsks } from './session.server.ts';
import { mintToken } from './token.server.ts';

/** Puts into `locals` who asks and the database as they may see it. */
export const actor: Handle = async ({ event, resolve }) => {
	const { cookies, locals } = event;
	const asked = await whoAsks(cookies);
	locals.actor = asked?.actor ?? null;
	locals.sessionId = asked?.sessionId ?? null;
	locals.db = asked ? clientFor(await mintToken(asked.actor), locals.requestId) : anonymousClient();
	return resolve(event);
};
