import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { formOfUpdate } from '#domain/timeline/form.ts';
import { updateSchema } from '#domain/timeline/schema.ts';
import { isCorrection, mayRevise } from '#domain/timeline/update.ts';
import { listStaged } from '#data/documents.server.ts';
import * as projects from '#data/projects.server.ts';
import * as updates from '#data/timeline-updates.server.ts';
import { openForm, readFiles, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { submitUpdate } from '#http/update.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const actor = whoMay(locals, 'update.submit');
	const { db } = locals;
	const [versions, underWay] = await Promise.all([
		updates.listVersions(db, id),
		projects.listUnderWay(db),
	]);
	const latest = versions[0];
	if (latest && !mayRevise(actor, latest)) error(409, 'not editable');
	const today = shanghaiDate(new Date());
	const project_id = url.searchParams.get('project') ?? '';
	const fresh = { id, project_id, event_on: today, base_version: '0' };
	const form = await openForm(updateSchema, latest ? formOfUpdate(latest) : fresh);
	const staged = await listStaged(db, form.data.photos_staged);
	return { form, projects: underWay, staged, isCorrection: isCorrection(versions), today };
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
		const saved = await submitUpdate(db, form.data);
		if (saved.ok) redirect(303, localizeHref(`/desk/updates/${id}`));
		return refuseForm(form, saved.refusal, { staged });
	},
};
