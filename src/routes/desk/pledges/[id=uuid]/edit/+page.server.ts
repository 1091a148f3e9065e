import { error, redirect } from '@sveltejs/kit';
import { naturesFor } from '#domain/offers/offer.ts';
import { pledgeFromForm } from '#domain/pledges/form.ts';
import { draftPlaces, placed } from '#domain/pledges/refusals.ts';
import { formOfNewPledge, formOfPledge } from '#domain/pledges/rows.ts';
import { pledgeSchema } from '#domain/pledges/schema.ts';
import { findDonorKind, listReceivers, listVillagesInNeed } from '#data/pledges-drafts.server.ts';
import { findVillages } from '#data/pledges-places.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { openForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { findMatch, read, rows } from './rows.server.ts';

export async function load({ locals, params: { id }, url }) {
	const { seat } = whoMay(locals, 'pledge.draw_up');
	const { db } = locals;
	const pledge = await pledges.find(db, id);
	if (pledge && pledge.status !== 'draft') error(409, 'not a draft');
	const match = await findMatch(db, pledge?.proposalId ?? url.searchParams.get('proposal'));
	const donorId = pledge?.donor.id ?? match?.donor.id ?? seat.organizationId;
	const [form, receivers, villages, kind] = await Promise.all([
		openForm(pledgeSchema, pledge ? formOfPledge(pledge) : formOfNewPledge(id, match)),
		listReceivers(db, donorId, match),
		match ? [] : listVillagesInNeed(db),
		findDonorKind(db, id),
	]);
	return { id, form, match, receivers, villages, natures: naturesFor(kind ?? seat.kind), pledge };
}

export const actions = {
	...rows,
	save: async (event) => {
		const { actor, form } = await read(event);
		const { db } = event.locals;
		if (!form.valid) return refuseForm(form);
		const [match, villages, donorKind] = await Promise.all([
			findMatch(db, event.url.searchParams.get('proposal')),
			findVillages(db, form.data.line_village),
			findDonorKind(db, form.data.id),
		]);
		const kind = donorKind ?? actor.seat.kind;
		const draft = pledgeFromForm(form.data, { kind, match, villages });
		const saved = draft.ok ? await pledges.record(db, draft.value) : draft;
		if (!saved.ok) return refuseForm(form, placed(saved.refusal, draftPlaces));
		redirect(303, localizeHref(`/desk/pledges/${form.data.id}`));
	},
};
