import { error, redirect } from '@sveltejs/kit';
import { signatureFromForm } from '#domain/pledges/form.ts';
import { actsOn, faultsOf } from '#domain/pledges/pledge.ts';
import { placed, signaturePlaces } from '#domain/pledges/refusals.ts';
import { signatureSchema } from '#domain/pledges/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordRefusal } from '#text/refusals.ts';

export async function load(event) {
	const { locals, request, params } = event;
	const { id } = params;
	const actor = whoMay(locals, 'pledge.sign');
	const pledge = await pledges.find(locals.db, id);
	if (!pledge) error(404, 'no such pledge');
	if (!actsOn(pledge, actor).sign) deny();
	// Before anything is typed: afterwards the database refuses, and what was typed comes back.
	if (request.method === 'GET') mustProve(event);
	const faults = faultsOf(pledge).map(wordRefusal);
	return { pledge, faults, form: await openForm(signatureSchema) };
}

const missing = { name: 'pledge.document_missing', field: 'agreement' };

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'pledge.sign');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, signatureSchema);
		await readFile(form, sent, { db, field: 'agreement', kind: 'agreement' });
		const staged = await listStaged(db, [form.data.agreement_staged]);
		const isMissing = form.data.agreement_staged === '' && !('agreement' in form.errors);
		if (isMissing) return refuseForm(form, missing, { staged });
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const signed = await pledges.sign(db, id, signatureFromForm(form.data));
		if (!signed.ok) return refuseForm(form, placed(signed.refusal, signaturePlaces), { staged });
		redirect(303, localizeHref(`/desk/pledges/${id}`));
	},
};
