import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new offer has its id before it is first sent, so that sending it twice makes one. */
export const load = () => redirect(303, localizeHref(`/desk/offers/${crypto.randomUUID()}/edit`));
