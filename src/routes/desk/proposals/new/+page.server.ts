import { error, redirect } from '@sveltejs/kit';
import { canGive } from '#domain/matching/choosing.ts';
import { ownPlaces, ownProposalFromForm } from '#domain/matching/form.ts';
import { ownProposalSchema } from '#domain/matching/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { ID } from '#domain/text.ts';
import * as choices from '#data/matching-choices.server.ts';
import { namePlaces } from '#data/matching-places.server.ts';
import * as needs from '#data/needs.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordRefusal } from '#text/refusals.ts';

/** To which need, as the address says; from which offer, as it may say. */
export async function load({ locals, url }) {
	whoMay(locals, 'proposal.make');
	const id = url.searchParams.get('need') ?? '';
	const need = ID.test(id) ? await needs.find(locals.db, id) : null;
	if (!need) error(404, 'no such need');
	const [offers, places] = await Promise.all([
		choices.listOffersFor(locals.db, id),
		namePlaces(locals.db, [need.villageCode]),
	]);
	const open = offers.filter(canGive);
	const asked = url.searchParams.get('offer');
	const offer = open.find((one) => one.id === asked) ?? (open.length === 1 ? open[0] : undefined);
	const known = { id: crypto.randomUUID(), need_id: id, offer_id: offer?.id };
	return {
		need,
		place: places.get(need.villageCode) ?? need.villageName,
		offers: offers.map((one) => ({
			...one,
			sentence: one.why && wordRefusal({ name: one.why }),
		})),
		form: await openForm(ownProposalSchema, known),
	};
}

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'proposal.make');
		const form = await readForm(await request.formData(), ownProposalSchema);
		if (!form.valid) return refuseForm(form);
		const made = await choices.propose(locals.db, ownProposalFromForm(form.data));
		if (!made.ok) return refuseForm(form, placed(made.refusal, ownPlaces));
		redirect(303, localizeHref(`/desk/proposals/${made.value}`));
	},
};
