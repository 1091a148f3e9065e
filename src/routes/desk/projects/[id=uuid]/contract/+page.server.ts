import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { contractFromForm } from '#domain/projects/contract.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { contractSchema } from '#domain/projects/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import { recordContract } from '#data/projects-papers.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'contract.record');
	const project = await projects.find(locals.db, id);
	if (!project) error(404, 'no such project');
	if (!rightsOn(project, actor).contract) error(409, 'not now');
	const form = await openForm(contractSchema, { id: crypto.randomUUID() });
	return { project, form, today: shanghaiDate(new Date()) };
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'contract.in_the_future': 'signed_on',
};

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'contract.record');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, contractSchema);
		await readFile(form, sent, { db, field: 'document', kind: 'agreement' });
		const staged = await listStaged(db, [form.data.document_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const done = await recordContract(db, id, contractFromForm(form.data));
		if (done.ok) redirect(303, localizeHref(`/desk/projects/${id}`));
		const field = fields[done.refusal.name] ?? '';
		return refuseForm(form, { ...done.refusal, field }, { staged });
	},
};
