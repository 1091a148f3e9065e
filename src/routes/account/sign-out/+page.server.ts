import { redirect } from '@sveltejs/kit';
import { signOut } from '#http/session.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export const load = () => redirect(303, localizeHref('/'));

export const actions = {
	default: async ({ cookies }) => {
		await signOut(cookies);
		redirect(303, localizeHref('/'));
	},
};
