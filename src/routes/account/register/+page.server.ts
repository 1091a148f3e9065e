import { redirect } from '@sveltejs/kit';
import { registrationFrom } from '#domain/organizations/form.ts';
import { registeringKinds } from '#domain/organizations/organization.ts';
import { registerSchema } from '#domain/organizations/schema.ts';
import { placed } from '#domain/organizations/refusals.ts';
import { registerOrganization } from '#data/identity-accounts.server.ts';
import { listBelow } from '#data/regions.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { personFrom } from '#http/person.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** The place is chosen first, level by level, by links that need no JavaScript. */
export async function load({ locals: { db }, url }) {
	const chosen = ['province', 'city', 'county'].map((level) => url.searchParams.get(level));
	const [province, city, county] = chosen.map((code) => (code && isCode(code) ? code : null));
	const region = (city && county) || (province && city) || '';
	return {
		kinds: registeringKinds,
		chosen: { province, city, county },
		provinces: await listBelow(db, null),
		cities: province ? await listBelow(db, province) : [],
		counties: province && city ? await listBelow(db, city) : [],
		form: await openForm(registerSchema, {
			id: crypto.randomUUID(),
			account_id: crypto.randomUUID(),
			region_code: region,
		}),
	};
}

const isCode = (text: string) => /^[1-9]\d{11}$/.test(text);

export const actions = {
	default: async ({ request }) => {
		const form = await readForm(await request.formData(), registerSchema);
		const sent = { ...form.data };
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const registration = registrationFrom(sent);
		const person = await personFrom(sent, registration.name);
		if (!person.ok) return refuseForm(form, person.refusal);
		const done = await registerOrganization(registration, person.value);
		if (!done.ok) return refuseForm(form, placed(done.refusal));
		redirect(303, localizeHref('/account/sign-in'));
	},
};
