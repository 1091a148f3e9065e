import { error, redirect } from '@sveltejs/kit';
import { isFundable } from '#domain/funds/holding.ts';
import { may } from '#domain/identity/permission.ts';
import { shanghaiDate } from '#domain/period.ts';
import { stepFromForm } from '#domain/projects/form.ts';
import { lightOf } from '#domain/projects/light.ts';
import { lifeOf } from '#domain/projects/life.ts';
import { metWeight } from '#domain/projects/milestone.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { stepSchema } from '#domain/projects/schema.ts';
import { nextStep, stepsOf } from '#domain/projects/steps.ts';
import { advance } from '#data/projects-acts.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm, wordObstacles } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { findBeside } from './beside.server.ts';

export async function load({ locals, locals: { db }, params: { id } }) {
	const actor = whoActs(locals);
	const [project, beside] = await Promise.all([projects.find(db, id), findBeside(db, id)]);
	if (!project) error(404, 'no such project');
	const today = shanghaiDate(new Date());
	return {
		project,
		...beside,
		worksPercent: beside.percentTold ?? metWeight(project.milestones),
		today,
		life: lifeOf(project),
		light: lightOf(project, { today, toldOn: beside.toldOn }),
		mayRule: may(actor.seat, 'light.rule'),
		next: nextStep(project),
		steps: wordObstacles(stepsOf(actor, project, today, beside.openFen)),
		rights: rightsOn(project, actor),
		mayAllocate: isFundable(project.status) && may(actor.seat, 'allocation.propose'),
		form: await openForm(stepSchema),
	};
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoActs(locals);
		const form = await readForm(await request.formData(), stepSchema);
		if (!form.valid) return refuseForm(form);
		const done = await advance(locals.db, id, stepFromForm(form.data));
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		const field = done.refusal.name === 'note.missing' ? 'note' : '';
		return refuseForm(form, { ...done.refusal, field });
	},
};
