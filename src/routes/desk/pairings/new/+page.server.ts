import { redirect } from '@sveltejs/kit';
import { choosePlace } from '#domain/meetings/place.ts';
import { formOfSuccessor, labelBody, namesOf, pairingFromForm } from '#domain/pairings/form.ts';
import { pairingPlaces } from '#domain/pairings/refusals.ts';
import { pairingSchema } from '#domain/pairings/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import { findPlaces, listPlaces } from '#data/meetings-places.server.ts';
import * as pairings from '#data/pairings.server.ts';
import { idIn } from '#http/address.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { labelVillage } from '#domain/pledges/village.ts';

/** After the one that the address names: the form begins with what the two have in common. */
export async function load({ locals, url }) {
	const { seat } = whoMay(locals, 'pairing.record');
	const { db } = locals;
	const after = idIn(url, 'after');
	const [former, supporters, places] = await Promise.all([
		after && pairings.find(db, after),
		pairings.listSupporters(db),
		listPlaces(db, seat.regionCode),
	]);
	const known = former ? formOfSuccessor(former) : { receiver: seat.organizationName };
	return {
		former,
		supporters: supporters.map((body) => labelBody(body, supporters)),
		places: places.map(labelVillage),
		form: await openForm(pairingSchema, { id: crypto.randomUUID(), ...known }),
	};
}

export const actions = {
	default: async ({ request, locals, url }) => {
		const { seat } = whoMay(locals, 'pairing.record');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, pairingSchema);
		await readFile(form, sent, { db, field: 'basis_document', kind: 'basis' });
		const staged = await listStaged(db, [form.data.basis_document_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const [bodies, known] = await Promise.all([
			pairings.listBodies(db, namesOf(form.data)),
			findPlaces(db, form.data.place, seat.regionCode),
		]);
		const place = choosePlace(form.data.place, known);
		if (!place.ok) return refuseForm(form, place.refusal, { staged });
		const draft = pairingFromForm(form.data, bodies, place.value, idIn(url, 'after'));
		if (!draft.ok) return refuseForm(form, draft.refusal, { staged });
		const done = await pairings.record(db, draft.value);
		if (!done.ok) return refuseForm(form, placed(done.refusal, pairingPlaces), { staged });
		redirect(303, localizeHref(`/desk/pairings/${done.value}`));
	},
};
