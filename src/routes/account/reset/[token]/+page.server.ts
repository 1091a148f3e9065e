import { redirect } from '@sveltejs/kit';
import { resetSchema } from '#domain/identity/schema.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { loginBehind, setPassword } from '#http/reset.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ params: { token } }) {
	return { login: await loginBehind(token), form: await openForm(resetSchema) };
}

export const actions = {
	/** The way in is the sign-in page, with everything that it asks for. */
	default: async ({ request, params: { token } }) => {
		const form = await readForm(await request.formData(), resetSchema);
		const { replacement } = form.data;
		form.data = { replacement: '', repeated: '' }; // never sent back
		if (!form.valid) return refuseForm(form);
		const done = await setPassword(token, replacement);
		if (!done.ok) return refuseForm(form, done.refusal);
		redirect(303, localizeHref('/account/sign-in?done=reset'));
	},
};
