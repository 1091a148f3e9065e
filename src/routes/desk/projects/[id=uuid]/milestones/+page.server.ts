import { error, redirect } from '@sveltejs/kit';
import { rightsOn } from '#domain/projects/rights.ts';
import { formOfMilestones, milestonesFromForm, withRow } from '#domain/projects/schedule.ts';
import { milestonesSchema } from '#domain/projects/schema.ts';
import { scheduleMilestones } from '#data/projects-acts.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { term } from '#text/terms.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'project.save');
	const project = await projects.find(locals.db, id);
	if (!project) error(404, 'no such project');
	if (!rightsOn(project, actor).schedule) error(409, 'not schedulable');
	const rows = formOfMilestones(project.milestones, (slot) => term('milestone_usual', slot));
	const form = await openForm(milestonesSchema, { ...rows, version: String(project.version) });
	return { project, form };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'project.save');
		const sent = await request.formData();
		const form = await readForm(sent, milestonesSchema);
		if (sent.has('add_row')) return { form: { ...form, data: withRow(form.data), errors: {} } };
		if (!form.valid) return refuseForm(form);
		const { data } = form;
		const milestones = milestonesFromForm(data);
		const saved = await scheduleMilestones(locals.db, id, milestones, Number(data.version));
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/projects/${id}`));
	},
};
