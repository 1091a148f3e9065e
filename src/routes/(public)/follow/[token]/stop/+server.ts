import * as follows from '#data/timeline-follows.server.ts';
import { hashToken } from '#http/invitation.server.ts';

/** What a mail program sends for its owner: `http/one-click`. Twice, or for nobody, is the same. */
export async function POST({ locals: { db }, params: { token } }) {
	await follows.stop(db, hashToken(token), null);
	return new Response('Unsubscribed.');
}
