import { error, redirect } from '@sveltejs/kit';
import { addDays, shanghaiDate } from '#domain/period.ts';
import { lightOf, rulingFromForm } from '#domain/projects/light.ts';
import { lightSchema } from '#domain/projects/schema.ts';
import { rule } from '#data/projects-lights.server.ts';
import * as projects from '#data/projects.server.ts';
import { listLastDays } from '#data/timeline-projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

const USUAL_DAYS = 30;

export async function load({ locals, params: { id } }) {
	whoMay(locals, 'light.rule');
	const [project, days] = await Promise.all([
		projects.find(locals.db, id),
		listLastDays(locals.db, [id]),
	]);
	const today = shanghaiDate(new Date());
	const light = project && lightOf(project, { today, toldOn: days.get(id) ?? null });
	if (!project || !light) error(404, 'no light');
	const known = { id: crypto.randomUUID(), holds_until: addDays(today, USUAL_DAYS) };
	return { project, light, form: await openForm(lightSchema, known) };
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'light.too_long': 'holds_until',
	'note.missing': 'reason',
};

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'light.rule');
		const form = await readForm(await request.formData(), lightSchema);
		if (!form.valid) return refuseForm(form);
		const done = await rule(locals.db, id, rulingFromForm(form.data));
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		return refuseForm(form, { ...done.refusal, field: fields[done.refusal.name] ?? '' });
	},
};
