import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { formOfProject, projectFromForm } from '#domain/projects/form.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { projectSchema } from '#domain/projects/schema.ts';
import { advance } from '#data/projects-acts.server.ts';
import { listNeeds, listVillages } from '#data/projects-choices.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const actor = whoMay(locals, 'project.save');
	const { regionCode } = actor.seat;
	const project = await projects.find(locals.db, id);
	if (project && !rightsOn(project, actor).edit) error(409, 'not editable');
	const chosen = project?.furtherVillages.map(({ code }) => code);
	const [villages, needs] = await Promise.all([
		listVillages(locals.db, regionCode, chosen),
		listNeeds(locals.db, regionCode, project?.need?.id),
	]);
	const need = needs.find((one) => one.id === url.searchParams.get('need'));
	const fresh = {
		id,
		pool_year: shanghaiDate(new Date()).slice(0, 4),
		...(need && { need_id: need.id, title: need.title, village_code: need.villageCode }),
	};
	const form = await openForm(projectSchema, project ? formOfProject(project) : fresh);
	return { form, villages, needs, project };
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'project.village_not_yours': 'village_code',
	'project.village_elsewhere': 'villages',
	'project.need_elsewhere': 'need_id',
	'project.budget_missing': 'budget_fiscal_aid',
};

export const actions = {
	default: async ({ request, locals: { db, ...locals }, params: { id } }) => {
		whoMay({ ...locals, db }, 'project.save');
		const sent = await request.formData();
		sent.set('id', id);
		const form = await readForm(sent, projectSchema);
		if (!form.valid) return refuseForm(form);
		const saved = await projects.record(db, projectFromForm(form.data));
		const submits = saved.ok && sent.has('submit');
		const done = submits ? await advance(db, id, { act: 'submit', note: null }) : saved;
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		// What is kept already is edited by the next sending.
		if (saved.ok) form.data.version = String((await projects.find(db, id))?.version ?? '');
		return refuseForm(form, { ...done.refusal, field: fields[done.refusal.name] ?? '' });
	},
};
