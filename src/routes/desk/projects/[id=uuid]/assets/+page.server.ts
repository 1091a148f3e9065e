import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new asset has its id before it is first sent, so that sending it twice makes one. */
export function load({ params: { id } }) {
	redirect(303, localizeHref(`/desk/projects/${id}/assets/${crypto.randomUUID()}`));
}
