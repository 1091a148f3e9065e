import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new agreement has its id before it is first sent, so that sending it twice makes one. */
export function load({ url }) {
	redirect(303, localizeHref(`/desk/agreements/${crypto.randomUUID()}/edit${url.search}`));
}
