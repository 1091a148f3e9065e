import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { naturesFor } from '#domain/offers/offer.ts';
import { pledgeFromForm } from '#domain/pledges/form.ts';
import { planFromForm } from '#domain/pledges/plan.ts';
import { draftPlaces, placed } from '#domain/pledges/refusals.ts';
import { formOfNewPledge, formOfPledge, rowsOfInstalments } from '#domain/pledges/rows.ts';
import { withInstalment, withLine } from '#domain/pledges/rows.ts';
import { pledgeSchema, type PledgeForm } from '#domain/pledges/schema.ts';
import * as drafts from '#data/pledges-drafts.server.ts';
import { findVillages } from '#data/pledges-places.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const { seat } = whoMay(locals, 'pledge.draw_up');
	const { db } = locals;
	const pledge = await pledges.find(db, id);
	if (pledge && pledge.status !== 'draft') error(409, 'not a draft');
	const match = await drafts.findMatch(db, pledge?.proposalId ?? url.searchParams.get('proposal'));
	const donorId = pledge?.donor.id ?? match?.donor.id ?? seat.organizationId;
	const [form, receivers, villages] = await Promise.all([
		openForm(pledgeSchema, pledge ? formOfPledge(pledge) : formOfNewPledge(id, match)),
		drafts.listReceivers(db, { donorId, villageCode: match?.line.villageCode }),
		match ? [] : drafts.listVillagesInNeed(db),
	]);
	return { id, form, match, receivers, villages, natures: naturesFor(seat.kind), isNew: !pledge };
}

async function read({ request, params, locals }: RequestEvent) {
	const actor = whoMay(locals, 'pledge.draw_up');
	const sent = await request.formData();
	sent.set('id', params['id'] ?? '');
	return { actor, form: await readForm(sent, pledgeSchema) };
}

/** The form as it was sent, changed and not judged: more rows, or rows that were worked out. */
const reshape = (change: (form: PledgeForm) => PledgeForm) => async (event: RequestEvent) => {
	const { form } = await read(event);
	return { form: { ...form, data: change(form.data), errors: {} } };
};

export const actions = {
	line: reshape(withLine),
	instalment: reshape(withInstalment),
	plan: async (event) => {
		const { form } = await read(event);
		const match = await drafts.findMatch(event.locals.db, event.url.searchParams.get('proposal'));
		const planned = planFromForm(form.data, match?.amountFen);
		form.errors = {};
		if (!planned.ok) return refuseForm(form, planned.refusal);
		return { form: { ...form, data: { ...form.data, ...rowsOfInstalments(planned.value) } } };
	},
	save: async (event) => {
		const { actor, form } = await read(event);
		const { db } = event.locals;
		if (!form.valid) return refuseForm(form);
		const [match, villages] = await Promise.all([
			drafts.findMatch(db, event.url.searchParams.get('proposal')),
			findVillages(db, form.data.line_village),
		]);
		const draft = pledgeFromForm(form.data, { kind: actor.seat.kind, match, villages });
		const saved = draft.ok ? await pledges.record(db, draft.value) : draft;
		if (!saved.ok) return refuseForm(form, placed(saved.refusal, draftPlaces));
		redirect(303, localizeHref(`/desk/pledges/${form.data.id}`));
	},
};
