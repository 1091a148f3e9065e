import { redirect } from '@sveltejs/kit';
import { registrationFrom } from '#domain/organizations/form.ts';
import { registeringKinds } from '#domain/organizations/organization.ts';
import { registerSchema } from '#domain/organizations/schema.ts';
import { placed } from '#domain/organizations/refusals.ts';
import { levelOf } from '#domain/regions/code.ts';
import { registerOrganization } from '#data/identity-accounts.server.ts';
import { mayTry } from '#http/attempt.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { personFrom } from '#http/person.server.ts';
import { choosePlace } from '#http/region.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** The place is chosen first, level by level or by name; neither needs JavaScript. */
export async function load({ locals: { db }, url }) {
	const place = await choosePlace(db, url, { top: null, deepest: 3 });
	const isPlace = place.region !== null && levelOf(place.region.code) > 1;
	return {
		kinds: registeringKinds,
		place,
		form: await openForm(registerSchema, {
			id: crypto.randomUUID(),
			account_id: crypto.randomUUID(),
			region_code: isPlace ? place.region?.code : '',
		}),
	};
}

export const actions = {
	default: async (event) => {
		const form = await readForm(await event.request.formData(), registerSchema);
		const sent = { ...form.data };
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const may = await mayTry(event, 'register');
		if (!may.ok) return refuseForm(form, may.refusal);
		const registration = registrationFrom(sent);
		const person = await personFrom(sent, registration.name);
		if (!person.ok) return refuseForm(form, person.refusal);
		const done = await registerOrganization(registration, person.value);
		if (!done.ok) return refuseForm(form, placed(done.refusal));
		redirect(303, localizeHref('/account/sign-in'));
	},
};
