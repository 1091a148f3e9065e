import { redirect } from '@sveltejs/kit';
import { readField } from '#http/form.server.ts';
import { signOut } from '#http/session.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export const load = () => redirect(303, localizeHref('/'));

export const actions = {
	default: async ({ cookies, request, setHeaders }) => {
		const sent = await request.formData();
		await signOut(cookies);
		// "storage" only where the page says that nothing unsent of anybody's is kept there, or that it
		// was given up. Never "cookies": by the one that is left the browser is known again, which only
		// saves it from being locked out.
		const isClearing = readField(sent, 'storage') === 'clear';
		setHeaders({ 'clear-site-data': isClearing ? '"cache", "storage"' : '"cache"' });
		redirect(303, localizeHref('/'));
	},
};
