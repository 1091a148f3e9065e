import { error } from '@sveltejs/kit';
import { may } from '#domain/identity/permission.ts';
import { hasMailbox } from '#http/mailbox.server.ts';

export async function load({ locals }) {
	if (!locals.actor) error(401, 'signed out'); // the gate was asked before
	const { actor } = locals;
	return {
		actor,
		hasMailbox: await hasMailbox(actor.seat),
		/** Their phones keep what they tell until it has arrived. */
		isTeller: may(actor.seat, 'update.submit') && !actor.seat.isPending,
	};
}
