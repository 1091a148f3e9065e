import { error, redirect } from '@sveltejs/kit';
import { isFoundedBy } from '#domain/organizations/founding.ts';
import { judgementsOn, kindsUnder, type Judgement } from '#domain/organizations/organization.ts';
import { placed } from '#domain/organizations/refusals.ts';
import { judgeSchema } from '#domain/organizations/schema.ts';
import { listLicences } from '#data/documents.server.ts';
import * as registrations from '#data/organizations-registrations.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const { seat } = whoActs(locals);
	const organization = await registrations.find(locals.db, id);
	if (!organization || !kindsUnder(seat).includes(organization.kind)) {
		error(404, 'no such organization');
	}
	return {
		organization,
		licences: await listLicences(locals.db, id),
		judgements: judgementsOn(organization, seat),
		mayFound: isFoundedBy(seat, organization),
		form: await openForm(judgeSchema),
	};
}

async function judge({ request, locals, params: { id } }: RequestEvent, judgement: Judgement) {
	whoMay(locals, 'organization.judge');
	const form = await readForm(await request.formData(), judgeSchema);
	if (!form.valid) return refuseForm(form);
	const { note, receives_donations: receivesDonations } = form.data;
	const words = { judgement, note, receivesDonations };
	const done = await registrations.judge(locals.db, id, words);
	if (!done.ok) return refuseForm(form, placed(done.refusal));
	redirect(303, localizeHref(`/desk/organizations/${id}`));
}

export const actions = {
	verify: (event) => judge(event, 'verify'),
	return: (event) => judge(event, 'return'),
	suspend: (event) => judge(event, 'suspend'),
	restore: (event) => judge(event, 'restore'),
};
