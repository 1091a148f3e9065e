import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new update has its id before it is first sent, so that sending it twice makes one. */
export function load({ url }) {
	const project = url.searchParams.get('project') ?? '';
	const query = new URLSearchParams({ project });
	redirect(303, localizeHref(`/desk/updates/${crypto.randomUUID()}/edit?${query}`));
}
