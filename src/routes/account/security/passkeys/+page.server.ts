import { redirect, type RequestEvent } from '@sveltejs/kit';
import { madePasskeySchema, newPasskeySchema } from '#domain/identity/schema.ts';
import { listPasskeys, removePasskey } from '#data/identity-passkeys.server.ts';
import { openForm, readField, readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { beginAdding, finishAdding, relyingParty } from '#http/passkey.server.ts';
import { mustProve, whoIs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

const here = '/account/security/passkeys';

export async function load({ locals, url }) {
	const passkeys = await listPasskeys(whoIs(locals).accountId);
	return {
		passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({ id, name, createdAt, usedAt })),
		isOffered: relyingParty() !== null,
		form: await openForm(newPasskeySchema),
		next: safeNext(url.searchParams.get('next'), url.origin),
	};
}

export const actions = {
	/** Answers what the browser needs to make one; its next step follows on the same page. */
	begin: async (event: RequestEvent) => {
		const form = await readForm(await event.request.formData(), newPasskeySchema);
		const { password, name } = form.data;
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const begun = await beginAdding(event, whoIs(event.locals), password);
		return begun.ok ? { making: { options: begun.value, name } } : refuseForm(form, begun.refusal);
	},

	/** Recovery codes, which come with the first factor, are shown in this answer and never again. */
	finish: async (event: RequestEvent) => {
		const form = await readForm(await event.request.formData(), madePasskeySchema);
		const made = form.valid && (await finishAdding(event, whoIs(event.locals), form.data));
		form.data.response = ''; // works once, so it need not come back
		if (!made) return refuseForm(form);
		if (!made.ok) return refuseForm(form, made.refusal);
		if (made.value.length > 0) return { recoveryCodes: made.value };
		redirect(303, localizeHref(here));
	},

	remove: async (event: RequestEvent) => {
		mustProve(event);
		const id = readField(await event.request.formData(), 'passkey');
		if (/^[0-9a-f-]{36}$/.test(id)) await removePasskey(whoIs(event.locals).accountId, id);
		redirect(303, localizeHref(here));
	},
};
