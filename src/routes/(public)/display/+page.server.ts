import { redirect } from '@sveltejs/kit';
import { readField } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

const kept = { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'lax', httpOnly: true } as const;

export const load = () => redirect(303, localizeHref('/'));

export const actions = {
	/** Large letters on or off, kept in a cookie, and back to the page one came from. */
	default: async ({ request, cookies, url }) => {
		const form = await request.formData();
		const size = readField(form, 'size') === 'large' ? 'large' : 'normal';
		cookies.set('size', size, { ...kept, secure: url.protocol === 'https:' });
		redirect(303, safeNext(readField(form, 'next') || '/', url.origin));
	},
};
