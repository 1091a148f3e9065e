import { error, redirect } from '@sveltejs/kit';
import { may } from '#domain/identity/permission.ts';
import { isEditable } from '#domain/needs/need.ts';
import { reviewSchema } from '#domain/needs/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import * as needs from '#data/needs.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const { seat } = whoActs(locals);
	const need = await needs.find(locals.db, id);
	if (!need) error(404, 'no such need');
	return {
		need,
		papers: await listStaged(locals.db, [need.decisionRecordId]),
		form: await openForm(reviewSchema),
		mayEdit: may(seat, 'need.save') && isEditable(need),
		mayApply: may(seat, 'project.save') && need.status === 'open',
		mayPropose: may(seat, 'proposal.make') && need.status === 'open',
		mayJudge: may(seat, 'need.judge') && need.status === 'submitted',
	};
}

export const actions = {
	verify: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'need.judge');
		const form = await readForm(await request.formData(), reviewSchema);
		if (!form.valid) return refuseForm(form);
		const done = await needs.verify(locals.db, id, Number(form.data.level));
		if (!done.ok) return refuseForm(form, done.refusal);
		redirect(303, localizeHref(`/desk/needs/${id}`));
	},
	return: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'need.judge');
		const form = await readForm(await request.formData(), reviewSchema);
		if (!form.valid) return refuseForm(form);
		const done = await needs.sendBack(locals.db, id, form.data.note);
		if (!done.ok) return refuseForm(form, { ...done.refusal, field: 'note' });
		redirect(303, localizeHref(`/desk/needs/${id}`));
	},
	withdraw: async ({ locals, params: { id } }) => {
		whoMay(locals, 'need.save');
		const refused = refuseAct(await needs.withdraw(locals.db, id));
		return refused ?? redirect(303, localizeHref('/desk/needs'));
	},
};
