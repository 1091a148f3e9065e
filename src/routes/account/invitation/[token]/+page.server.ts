import { redirect } from '@sveltejs/kit';
import { placed } from '#domain/organizations/refusals.ts';
import { joinSchema } from '#domain/organizations/schema.ts';
import { chooseOrganization } from '#data/identity.server.ts';
import { findInvitation, joinAsNewPerson } from '#data/identity-accounts.server.ts';
import * as members from '#data/organizations-members.server.ts';
import { joined, mayTry } from '#http/attempt.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { hashToken } from '#http/invitation.server.ts';
import { personFrom } from '#http/person.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { token } }) {
	const invitation = await findInvitation(hashToken(token), new Date().toISOString());
	const known = { account_id: crypto.randomUUID(), ...invitation };
	return {
		invitation,
		person: locals.actor?.displayName ?? null,
		form: await openForm(joinSchema, known),
	};
}

export const actions = {
	/** Somebody new. The way in is the sign-in page, with everything that it asks for. */
	join: async (event) => {
		const { token } = event.params;
		const form = await readForm(await event.request.formData(), joinSchema);
		const sent = { ...form.data };
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const may = await mayTry(event, 'join');
		if (!may.ok) return refuseForm(form, may.refusal);
		const invitation = await findInvitation(hashToken(token), new Date().toISOString());
		const person = await personFrom(sent, invitation?.organizationName ?? '');
		if (!person.ok) return refuseForm(form, person.refusal);
		const done = await joinAsNewPerson(hashToken(token), person.value);
		if (!done.ok) return refuseForm(form, placed(done.refusal));
		await joined(event);
		redirect(303, localizeHref('/account/sign-in'));
	},
	/** Somebody signed in, for the account in hand. */
	accept: async ({ locals, params: { token } }) => {
		if (!locals.actor || !locals.person) {
			redirect(303, localizeHref(`/account/invitation/${token}`));
		}
		const accepted = await members.accept(locals.db, hashToken(token));
		if (!accepted.ok) return refuseAct(accepted);
		await chooseOrganization(locals.person.sessionId, accepted.value);
		redirect(303, localizeHref('/desk'));
	},
};
