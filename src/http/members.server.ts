import { error } from '@sveltejs/kit';
import type { Actor } from '#domain/identity/actor.ts';
import { mayManageMembers } from '#domain/identity/permission.ts';
import { whoActs } from './seat.server.ts';

/** The person that the gate let in, if it is for them to look after the members; else 403. */
export function whoManages(locals: App.Locals): Actor {
	const actor = whoActs(locals);
	if (!mayManageMembers(actor.seat)) error(403, 'not allowed');
	return actor;
}
