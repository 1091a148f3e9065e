import { redirect } from '@sveltejs/kit';
import { formOfUpdate, updateFromForm } from '#domain/timeline/form.ts';
import { updateSchema } from '#domain/timeline/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import * as projects from '#data/projects.server.ts';
import * as updates from '#data/timeline-updates.server.ts';
import { openForm, readFiles, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	whoMay(locals, 'update.submit');
	const { db } = locals;
	const [versions, underWay] = await Promise.all([
		updates.listVersions(db, id),
		projects.listUnderWay(db),
	]);
	const latest = versions[0];
	const fresh = { id, project_id: url.searchParams.get('project') ?? '' };
	const form = await openForm(updateSchema, latest ? formOfUpdate(latest) : fresh);
	const staged = await listStaged(db, form.data.photos_staged);
	return { form, projects: underWay, staged, isCorrection: latest?.status === 'approved' };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'update.submit');
		const { db } = locals;
		const sent = await request.formData();
		sent.set('id', id);
		const form = await readForm(sent, updateSchema);
		await readFiles(form, sent, { db, field: 'photos', kind: 'photo' });
		const staged = await listStaged(db, form.data.photos_staged);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const saved = await updates.record(db, updateFromForm(form.data));
		if (!saved.ok) return refuseForm(form, saved.refusal, { staged });
		redirect(303, localizeHref(`/desk/updates/${id}`));
	},
};
