import { redirect } from '@sveltejs/kit';
import { paperFromForm } from '#domain/pairings/agreement-form.ts';
import { actsOn } from '#domain/pairings/agreement.ts';
import { signaturePlaces } from '#domain/pairings/refusals.ts';
import { signatureSchema } from '#domain/pairings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as agreements from '#data/pairings-agreements.server.ts';
import { openAgreement } from '#http/agreement.server.ts';
import { openSheet } from '#http/assessment.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const actor = whoActs(locals);
	const { db } = locals;
	const [{ library }, sheet] = await Promise.all([openAgreement(db, id), openSheet(db, url, id)]);
	const { agreement } = sheet;
	const evidence = agreement.reports.map(({ documentId }) => documentId);
	return {
		sheet,
		library,
		papers: await listStaged(db, [agreement.documentId, ...evidence]),
		acts: actsOn(agreement, actor, shanghaiDate(new Date())),
		house: actor.seat.organizationId,
		form: await openForm(signatureSchema, { version: String(agreement.version) }),
	};
}

export const actions = {
	sign: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'agreement.sign');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, signatureSchema);
		await readFile(form, sent, { db, field: 'paper', kind: 'agreement' });
		const staged = await listStaged(db, [form.data.paper_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const signed = await agreements.sign(db, id, paperFromForm(form.data));
		if (!signed.ok) return refuseForm(form, placed(signed.refusal, signaturePlaces), { staged });
		redirect(303, localizeHref(`/desk/agreements/${id}`));
	},
};
