import { error, redirect } from '@sveltejs/kit';
import { bodyFrom } from '#domain/organizations/form.ts';
import { placed } from '#domain/organizations/refusals.ts';
import { correctSchema } from '#domain/organizations/schema.ts';
import { listLicences } from '#data/documents.server.ts';
import * as registrations from '#data/organizations-registrations.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** What an organization sees of the desk until it is verified: what is missing. */
export async function load({ locals }) {
	const { seat } = whoActs(locals);
	if (!seat.isPending) redirect(303, localizeHref('/desk'));
	const organization = await registrations.find(locals.db, seat.organizationId);
	if (!organization) error(404, 'no such organization');
	const { name, uscc } = organization;
	return {
		organization,
		licences: await listLicences(locals.db, seat.organizationId),
		form: await openForm(correctSchema, { organization: name, uscc: uscc ?? '' }),
	};
}

export const actions = {
	default: async ({ request, locals }) => {
		whoActs(locals);
		const sent = await request.formData();
		const form = await readForm(sent, correctSchema);
		await readFile(form, sent, { db: locals.db, field: 'licence', kind: 'licence' });
		if (!form.valid) return refuseForm(form);
		const { name, uscc } = bodyFrom(form.data);
		const done = await registrations.correct(locals.db, name, uscc);
		if (!done.ok) return refuseForm(form, placed(done.refusal));
		redirect(303, localizeHref('/desk/organizations/own'));
	},
};
