import { redirect } from '@sveltejs/kit';
import { parseLogin } from '#domain/identity/login.ts';
import { signInSchema } from '#domain/identity/schema.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { relyingParty } from '#http/passkey.server.ts';
import { signIn } from '#http/password.server.ts';

export async function load({ locals, url }) {
	const next = safeNext(url.searchParams.get('next'), url.origin);
	if (locals.actor) redirect(303, next);
	return {
		form: await openForm(signInSchema),
		hasPasskeys: relyingParty() !== null,
		isReset: url.searchParams.get('done') === 'reset',
	};
}

export const actions = {
	default: async (event) => {
		const { request, url } = event;
		const form = await readForm(await request.formData(), signInSchema);
		const { login, password } = form.data;
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const folded = parseLogin(login);
		const isKnown = await signIn(event, { login: folded.ok ? folded.value : login, password });
		if (!isKnown) return refuseForm(form, { name: 'sign_in.wrong', field: 'password' });
		redirect(303, safeNext(url.searchParams.get('next'), url.origin));
	},
};
