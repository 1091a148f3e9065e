import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { judgementFromForm } from '#domain/projects/form.ts';
import { outcomesOf } from '#domain/projects/milestone.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { judgementSchema } from '#domain/projects/schema.ts';
import { judgeMilestone } from '#data/projects-acts.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params }) {
	const actor = whoMay(locals, 'milestone.judge');
	const project = await projects.find(locals.db, params.id);
	const milestone = project?.milestones.find(({ id }) => id === params.milestone);
	if (!project || !milestone) error(404, 'no such milestone');
	const outcomes = outcomesOf(milestone);
	if (!rightsOn(project, actor).judge || !outcomes.length) error(409, 'not judged now');
	return {
		project,
		milestone,
		outcomes,
		today: shanghaiDate(new Date()),
		form: await openForm(judgementSchema),
	};
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'milestone.in_the_future': 'met_on',
	'status.not_allowed': 'status',
};

export const actions = {
	default: async ({ request, locals, params: { id, milestone } }) => {
		whoMay(locals, 'milestone.judge');
		const form = await readForm(await request.formData(), judgementSchema);
		if (!form.valid) return refuseForm(form);
		const done = await judgeMilestone(locals.db, milestone, judgementFromForm(form.data));
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		return refuseForm(form, { ...done.refusal, field: fields[done.refusal.name] ?? '' });
	},
};
