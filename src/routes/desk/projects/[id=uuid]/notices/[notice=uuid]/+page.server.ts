import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { isStanding, mayAnswer } from '#domain/projects/rights.ts';
import { stopSchema } from '#domain/projects/schema.ts';
import * as objections from '#data/projects-objections.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params }) {
	const actor = whoActs(locals);
	const [project, said] = await Promise.all([
		projects.find(locals.db, params.id),
		objections.listOf(locals.db, params.notice),
	]);
	const notice = project?.notices.find(({ id }) => id === params.notice);
	if (!project || !notice) error(404, 'no such notice');
	return {
		project,
		notice,
		objections: said,
		mayStop: mayAnswer(notice, project, actor) && isStanding(notice, project),
		today: shanghaiDate(new Date()),
		form: await openForm(stopSchema),
	};
}

export const actions = {
	default: async ({ request, locals, params: { id, notice } }) => {
		whoMay(locals, 'objection.answer');
		const form = await readForm(await request.formData(), stopSchema);
		if (!form.valid) return refuseForm(form);
		const done = await objections.stopNotice(locals.db, notice, form.data.reason);
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		const field = done.refusal.name === 'note.missing' ? 'reason' : '';
		return refuseForm(form, { ...done.refusal, field });
	},
};
