import { redirect, type RequestEvent } from '@sveltejs/kit';
import { codeSchema } from '#domain/identity/schema.ts';
import { giveCode } from '#http/factor.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { hasPasskeys } from '#http/passkey.server.ts';
import { whoIs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const person = whoIs(locals);
	if (person.stage !== 'code') redirect(303, nextOf(url));
	return { form: await openForm(codeSchema), hasPasskeys: await hasPasskeys(person) };
}

export const actions = {
	/** The second half of signing in. */
	default: async (event: RequestEvent) => {
		const { request, locals, url } = event;
		const person = whoIs(locals);
		if (person.stage !== 'code') redirect(303, nextOf(url));
		const form = await readForm(await request.formData(), codeSchema);
		const { code } = form.data;
		form.data.code = ''; // works once, so it need not come back
		if (!form.valid) return refuseForm(form);
		const given = await giveCode(event, person, code);
		if (!given.ok) return refuseForm(form, given.refusal);
		redirect(303, nextOf(url));
	},
};

function nextOf(url: URL): string {
	return safeNext(url.searchParams.get('next'), url.origin);
}
