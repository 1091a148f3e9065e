import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new project has its id before it is first sent, so that sending it twice makes one. */
export function load({ url }) {
	const need = url.searchParams.get('need');
	const query = need ? `?${new URLSearchParams({ need })}` : '';
	redirect(303, localizeHref(`/desk/projects/${crypto.randomUUID()}/edit${query}`));
}
