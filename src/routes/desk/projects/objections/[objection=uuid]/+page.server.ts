import { error, redirect } from '@sveltejs/kit';
import { answerFromForm } from '#domain/projects/form.ts';
import { isStanding, mayAnswer } from '#domain/projects/rights.ts';
import { answerSchema } from '#domain/projects/schema.ts';
import * as objections from '#data/projects-objections.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params }) {
	const actor = whoActs(locals);
	const objection = await objections.find(locals.db, params.objection);
	const project = objection && (await projects.find(locals.db, objection.projectId));
	const notice = project?.notices.find(({ id }) => id === objection?.noticeId);
	if (!objection || !project || !notice) error(404, 'no such objection');
	return {
		objection,
		project,
		notice,
		stops: isStanding(notice, project),
		mayAnswer: objection.status === 'raised' && mayAnswer(notice, project, actor),
		form: await openForm(answerSchema),
	};
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'objection.answer_missing': 'answer',
	'note.missing': 'reason',
};

export const actions = {
	default: async ({ request, locals, params: { objection } }) => {
		whoMay(locals, 'objection.answer');
		const form = await readForm(await request.formData(), answerSchema);
		if (!form.valid) return refuseForm(form);
		const done = await objections.answer(locals.db, objection, answerFromForm(form.data));
		if (done.ok) redirect(303, localizeHref(`/desk/projects/objections/${objection}`));
		return refuseForm(form, { ...done.refusal, field: fields[done.refusal.name] ?? '' });
	},
};
