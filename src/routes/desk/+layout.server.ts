import { error } from '@sveltejs/kit';
import { hasMailbox } from '#http/mailbox.server.ts';

export async function load({ locals }) {
	if (!locals.actor) error(401, 'signed out'); // the gate was asked before
	return { actor: locals.actor, hasMailbox: await hasMailbox(locals.actor.seat) };
}
