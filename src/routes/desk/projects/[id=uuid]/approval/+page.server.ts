import { error, redirect } from '@sveltejs/kit';
import { approvalFromForm } from '#domain/projects/form.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { approvalSchema } from '#domain/projects/schema.ts';
import { number } from '#data/projects-acts.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'project.number');
	const project = await projects.find(locals.db, id);
	if (!project) error(404, 'no such project');
	if (!rightsOn(project, actor).number) error(409, 'not numbered now');
	const form = await openForm(approvalSchema, {
		approval_number: project.approvalNumber ?? '',
		implementing_unit: project.implementingUnit ?? '',
	});
	return { project, form };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'project.number');
		const form = await readForm(await request.formData(), approvalSchema);
		if (!form.valid) return refuseForm(form);
		const saved = await number(locals.db, id, approvalFromForm(form.data));
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/projects/${id}`));
	},
};
