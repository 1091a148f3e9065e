import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new pledge has its id before it is first sent, so that sending it twice makes one. */
export function load({ url }) {
	const proposal = url.searchParams.get('proposal');
	const query = proposal ? `?${new URLSearchParams({ proposal })}` : '';
	redirect(303, localizeHref(`/desk/pledges/${crypto.randomUUID()}/edit${query}`));
}
