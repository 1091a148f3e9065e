import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { noticeFromForm } from '#domain/projects/form.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { noticeSchema } from '#domain/projects/schema.ts';
import { comingTerms } from '#domain/projects/term.ts';
import { recordNotice } from '#data/projects-acts.server.ts';
import * as terms from '#data/projects-terms.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** The project and the level whose notice it stands in, if this person records that. */
async function standing(locals: App.Locals, id: string) {
	const actor = whoActs(locals);
	const project = await projects.find(locals.db, id);
	if (!project) error(404, 'no such project');
	const level = rightsOn(project, actor).notice;
	if (!level) error(409, 'not in notice');
	return { project, level };
}

export async function load({ locals, params: { id } }) {
	const { project, level } = await standing(locals, id);
	const form = await openForm(noticeSchema, { id: crypto.randomUUID() });
	const set = await terms.list(locals.db, project.village.code);
	return { project, level, form, terms: comingTerms(set, level, shanghaiDate(new Date())) };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		const { project, level } = await standing(locals, id);
		const form = await readForm(await request.formData(), noticeSchema);
		if (!form.valid) return refuseForm(form);
		const set = await terms.list(locals.db, project.village.code);
		const notice = noticeFromForm(form.data, level, set);
		if (!notice.ok) return refuseForm(form, notice.refusal);
		const saved = await recordNotice(locals.db, id, notice.value);
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/projects/${id}`));
	},
};
