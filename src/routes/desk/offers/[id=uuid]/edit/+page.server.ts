import { error, redirect } from '@sveltejs/kit';
import { formOfOffer, offerFromForm } from '#domain/offers/form.ts';
import { actsOn, naturesFor } from '#domain/offers/offer.ts';
import { offerSchema } from '#domain/offers/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { listPlaces } from '#data/offers-places.server.ts';
import * as offers from '#data/offers.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'offer.save');
	const today = shanghaiDate(new Date());
	const offer = await offers.find(locals.db, id);
	if (offer && !actsOn(offer, actor, today).edit) error(409, 'not editable');
	const natures = naturesFor(actor.seat.kind);
	const begun = { id, valid_from: today, nature: natures[0] };
	return {
		offer,
		natures,
		places: await listPlaces(locals.db, today, offer?.regionCodes),
		form: await openForm(offerSchema, offer ? formOfOffer(offer) : begun),
	};
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		const { seat } = whoMay(locals, 'offer.save');
		const sent = await request.formData();
		sent.set('id', id);
		const form = await readForm(sent, offerSchema);
		if (!form.valid) return refuseForm(form);
		const draft = offerFromForm(form.data, seat.kind);
		const saved = draft.ok ? await offers.record(locals.db, draft.value) : draft;
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/offers/${id}`));
	},
};
