import { redirect } from '@sveltejs/kit';
import { signOut } from '#http/session.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export const load = () => redirect(303, localizeHref('/'));

export const actions = {
	default: async ({ cookies, setHeaders }) => {
		await signOut(cookies);
		// Not "storage": what a phone has noted and not sent yet is kept there. Nor "cookies": by the
		// one that is left the browser is known again, which only saves it from being locked out.
		setHeaders({ 'clear-site-data': '"cache"' });
		redirect(303, localizeHref('/'));
	},
};
