import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { deliberationFromForm } from '#domain/projects/deliberation.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { deliberationSchema } from '#domain/projects/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import { recordDeliberation } from '#data/projects-papers.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'deliberation.record');
	const project = await projects.find(locals.db, id);
	if (!project) error(404, 'no such project');
	if (!rightsOn(project, actor).deliberate) error(409, 'not now');
	const form = await openForm(deliberationSchema, { id: crypto.randomUUID() });
	return { project, form, today: shanghaiDate(new Date()) };
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'deliberation.in_the_future': 'villagers_met_on',
};
const missing = { name: 'deliberation.document_missing', field: 'document' };

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'deliberation.record');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, deliberationSchema);
		await readFile(form, sent, { db, field: 'document', kind: 'decision_record' });
		const staged = await listStaged(db, [form.data.document_staged]);
		const isMissing = form.data.document_staged === '' && !('document' in form.errors);
		if (isMissing) return refuseForm(form, missing, { staged });
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const done = await recordDeliberation(db, id, deliberationFromForm(form.data));
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		const field = fields[done.refusal.name] ?? '';
		return refuseForm(form, { ...done.refusal, field }, { staged });
	},
};
