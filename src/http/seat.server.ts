import { error, redirect } from '@sveltejs/kit';
import type { Actor } from '#domain/identity/actor.ts';
import { may, type Act } from '#domain/identity/permission.ts';
import { deny } from './audit.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
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
	if (!may(actor.seat, act)) deny();
	return actor;
}

/**
 * Before money is approved or a way into an account is made: whoever has not proved lately who they
 * are does so first and comes back to the page. A phone or a desk left open does neither; where
 * money is approved the database refuses it too.
 */
export function mustProve({ locals, url }: { locals: App.Locals; url: URL }): void {
	if (whoIs(locals).isProven) return;
	const next = encodeURIComponent(url.pathname);
	redirect(303, `${localizeHref('/account/confirm')}?next=${next}`);
}
