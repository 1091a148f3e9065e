import { error } from '@sveltejs/kit';
import type { Actor } from '#domain/identity/actor.ts';
import { may, type Act } from '#domain/identity/permission.ts';
import type { Person } from './session.server.ts';

/** The person whose account it is, however far they have come in signing in. */
export function whoIs(locals: App.Locals): Person {
	if (!locals.person) error(401, 'signed out');
	return locals.person;
}

/** The person that the gate let in. */
export function whoActs(locals: App.Locals): Actor {
	if (!locals.actor) error(401, 'signed out');
	return locals.actor;
}

/** The same, if the seat has the right to this; else 403, which the page would not have offered. */
export function whoMay(locals: App.Locals, act: Act): Actor {
	const actor = whoActs(locals);
	if (!may(actor.seat, act)) error(403, 'not allowed');
	return actor;
}
