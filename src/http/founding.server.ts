import type { Actor } from '#domain/identity/actor.ts';
import { mayFound } from '#domain/organizations/founding.ts';
import { deny } from './audit.server.ts';
import { newToken } from './invitation.server.ts';
import { whoActs } from './seat.server.ts';

/** The person that the gate let in, if it is for them to found organizations; else 403. */
export function whoFounds(locals: App.Locals): Actor {
	const actor = whoActs(locals);
	if (!mayFound(actor.seat)) deny();
	return actor;
}

/** The first admin's invitation as it is kept, and the token that is shown once. */
export function firstInvitation(form: { invitation_id: string; name: string; login: string }) {
	const { token, tokenHash } = newToken();
	const { invitation_id: id, name, login } = form;
	return { token, invitation: { id, tokenHash, name, login } };
}
