import { error, redirect } from '@sveltejs/kit';
import { actsOnRiskCount } from '#domain/needs/risk-count.ts';
import { riskNoteSchema } from '#domain/needs/schema.ts';
import * as riskCounts from '#data/needs-risk-counts.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** One year of one village, as the county judges it. */
export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const count = await riskCounts.find(locals.db, id);
	if (!count) error(404, 'no such count');
	return { count, acts: actsOnRiskCount(count, actor), form: await openForm(riskNoteSchema) };
}

export const actions = {
	verify: async ({ locals, params: { id } }) => {
		whoMay(locals, 'risk_count.judge');
		const refused = refuseAct(await riskCounts.judge(locals.db, id, null));
		return refused ?? redirect(303, localizeHref(`/desk/villages/counts/${id}`));
	},
	return: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'risk_count.judge');
		const form = await readForm(await request.formData(), riskNoteSchema);
		if (!form.valid) return refuseForm(form);
		const done = await riskCounts.judge(locals.db, id, form.data.note);
		if (!done.ok) return refuseForm(form, done.refusal);
		redirect(303, localizeHref(`/desk/villages/counts/${id}`));
	},
};
