import { redirect } from '@sveltejs/kit';
import { placed } from '#domain/pledges/refusals.ts';
import { attentionFromForm } from '#domain/supervision/form.ts';
import { supervisionPlaces } from '#domain/supervision/refusals.ts';
import { attentionSchema } from '#domain/supervision/schema.ts';
import { ID } from '#domain/text.ts';
import * as attentions from '#data/supervision-attentions.server.ts';
import { findProject } from '#data/supervision-places.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { placeIn } from '#http/place.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	whoMay(locals, 'attention.list');
	const asked = url.searchParams.get('project') ?? '';
	const project = ID.test(asked) ? await findProject(locals.db, asked) : null;
	const known = {
		id: crypto.randomUUID(),
		place: project?.placeCode ?? '',
		project: project?.id ?? '',
	};
	return { project, form: await openForm(attentionSchema, known) };
}

export const actions = {
	default: async ({ request, locals }) => {
		const { seat } = whoMay(locals, 'attention.list');
		const form = await readForm(await request.formData(), attentionSchema);
		if (!form.valid) return refuseForm(form);
		const place = await placeIn(locals.db, form.data.place, { region: seat.regionCode });
		if (!place.ok) return refuseForm(form, place.refusal);
		const draft = attentionFromForm(form.data, place.value.code);
		const listed = await attentions.record(locals.db, draft);
		if (!listed.ok) return refuseForm(form, placed(listed.refusal, supervisionPlaces));
		redirect(303, localizeHref(`/desk/supervision/attention/${form.data.id}`));
	},
};
