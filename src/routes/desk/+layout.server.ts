import { error } from '@sveltejs/kit';

export function load({ locals }) {
	if (!locals.actor) error(401, 'signed out'); // the gate was asked before
	return { actor: locals.actor };
}
