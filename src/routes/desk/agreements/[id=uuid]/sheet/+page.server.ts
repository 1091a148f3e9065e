import { redirect } from '@sveltejs/kit';
import { actsOn } from '#domain/pairings/agreement.ts';
import { assessmentSchema } from '#domain/pairings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { close } from '#data/reports-assessments.server.ts';
import { openSheet } from '#http/assessment.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const actor = whoActs(locals);
	const sheet = await openSheet(locals.db, url, id);
	const today = shanghaiDate(new Date());
	const acts = actsOn(sheet.agreement, actor, today);
	return { sheet, today, acts, form: await openForm(assessmentSchema) };
}

export const actions = {
	close: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'agreement.close');
		const form = await readForm(await request.formData(), assessmentSchema);
		if (!form.valid) return refuseForm(form);
		const closed = await close(locals.db, id, form.data.words);
		if (!closed.ok) return refuseForm(form, closed.refusal);
		redirect(303, localizeHref(`/desk/agreements/${id}/sheet`));
	},
};
