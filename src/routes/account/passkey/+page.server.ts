import { redirect, type RequestEvent } from '@sveltejs/kit';
import { passkeySchema } from '#domain/identity/schema.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { enter, lift, relyingParty } from '#http/passkey.server.ts';

export const load = () => ({ isOffered: relyingParty() !== null });

export const actions = {
	/** Signs in, or gives whoever is signed in what they still owe: a factor, or proof. */
	default: async (event: RequestEvent) => {
		const { request, locals, url } = event;
		const form = await readForm(await request.formData(), passkeySchema);
		const { response } = form.data;
		form.data.response = ''; // works once, so it need not come back
		if (!form.valid) return refuseForm(form);
		const { person } = locals;
		const isRight = person
			? (await lift(event, person, response)).ok
			: await enter(event, response);
		if (!isRight) return refuseForm(form, { name: 'passkey.refused' });
		redirect(303, safeNext(url.searchParams.get('next'), url.origin));
	},
};
