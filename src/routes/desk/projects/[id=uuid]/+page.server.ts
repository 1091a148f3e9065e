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
import { findOpenFen, listMoney } from '#data/funds-projects.server.ts';
import { advance } from '#data/projects-acts.server.ts';
import * as projects from '#data/projects.server.ts';
import { listLastDays } from '#data/timeline-projects.server.ts';
import * as updates from '#data/timeline-updates.server.ts';
import { openForm, readForm, refuseForm, wordObstacles } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, locals: { db }, params: { id } }) {
	const actor = whoActs(locals);
	const [project, money, openFen, percentTold, told, days] = await Promise.all([
		projects.find(db, id),
		listMoney(db, id),
		findOpenFen(db, id),
		updates.findWorksPercent(db, id),
		updates.list(db, { project: id }, 20),
		listLastDays(db, [id]),
	]);
	if (!project) error(404, 'no such project');
	const today = shanghaiDate(new Date());
	return {
		project,
		money,
		worksPercent: percentTold ?? metWeight(project.milestones),
		updates: told.updates,
		today,
		life: lifeOf(project),
		light: lightOf(project, { today, toldOn: days.get(id) ?? null }),
		mayRule: may(actor.seat, 'light.rule'),
		next: nextStep(project),
		steps: wordObstacles(stepsOf(actor, project, today, openFen)),
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
