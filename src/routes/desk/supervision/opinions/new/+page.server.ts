import { redirect } from '@sveltejs/kit';
import { placed } from '#domain/pledges/refusals.ts';
import { opinionFromForm } from '#domain/supervision/form.ts';
import { opinionCategories, opinionCauses } from '#domain/supervision/opinion.ts';
import { supervisionPlaces } from '#domain/supervision/refusals.ts';
import { opinionSchema } from '#domain/supervision/schema.ts';
import { ID } from '#domain/text.ts';
import { listStaged } from '#data/documents.server.ts';
import * as opinions from '#data/supervision-opinion-acts.server.ts';
import { findProject } from '#data/supervision-places.server.ts';
import { openForm, readFiles, readForm, refuseForm } from '#http/form.server.ts';
import { placeIn } from '#http/place.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	whoMay(locals, 'opinion.raise');
	const asked = url.searchParams.get('project') ?? '';
	const project = ID.test(asked) ? await findProject(locals.db, asked) : null;
	const known = {
		id: crypto.randomUUID(),
		place: project?.placeCode ?? '',
		project: project?.id ?? '',
	};
	return {
		project,
		categories: opinionCategories,
		causes: opinionCauses,
		form: await openForm(opinionSchema, known),
	};
}

export const actions = {
	default: async ({ request, locals }) => {
		const { seat } = whoMay(locals, 'opinion.raise');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, opinionSchema);
		await readFiles(form, sent, { db, field: 'papers', kind: 'evidence' });
		const staged = await listStaged(db, form.data.papers_staged);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const place = await placeIn(db, form.data.place, { region: seat.regionCode });
		if (!place.ok) return refuseForm(form, place.refusal, { staged });
		const raised = await opinions.raise(db, opinionFromForm(form.data, place.value.code));
		if (raised.ok) redirect(303, localizeHref(`/desk/supervision/opinions/${form.data.id}`));
		return refuseForm(form, placed(raised.refusal, supervisionPlaces), { staged });
	},
};
