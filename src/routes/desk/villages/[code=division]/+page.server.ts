import { error, redirect } from '@sveltejs/kit';
import { countFromForm } from '#domain/needs/head-count.ts';
import { headCountSchema } from '#domain/needs/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import * as headCounts from '#data/needs-head-counts.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { code } }) {
	whoMay(locals, 'village.count');
	const village = await headCounts.find(locals.db, code);
	if (!village) error(404, 'no such village');
	const today = shanghaiDate(new Date());
	return { village, today, form: await openForm(headCountSchema) };
}

const fields: Readonly<Record<string, string>> = {
	'head_count.date_out_of_range': 'counted_on',
	'head_count.out_of_range': 'population',
	'head_count.stated_by_county': 'counted_on',
};

export const actions = {
	default: async ({ request, locals, params: { code } }) => {
		whoMay(locals, 'village.count');
		const form = await readForm(await request.formData(), headCountSchema);
		if (!form.valid) return refuseForm(form);
		const done = await headCounts.state(locals.db, countFromForm(code, form.data));
		if (done.ok) redirect(303, localizeHref('/desk/villages'));
		const field = fields[done.refusal.name];
		return refuseForm(form, field ? { ...done.refusal, field } : done.refusal);
	},
};
