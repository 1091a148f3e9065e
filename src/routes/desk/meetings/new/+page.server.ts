import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new meeting has its id before it is first sent, so that sending it twice makes one. */
export function load() {
	redirect(303, localizeHref(`/desk/meetings/${crypto.randomUUID()}/edit`));
}
