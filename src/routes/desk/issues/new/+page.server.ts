import { redirect } from '@sveltejs/kit';
import { placed } from '#domain/pledges/refusals.ts';
import { ownIssueFromForm } from '#domain/supervision/form.ts';
import { issueCategories } from '#domain/supervision/issue.ts';
import { choosePlace } from '#domain/supervision/place.ts';
import { supervisionPlaces } from '#domain/supervision/refusals.ts';
import { ownIssueSchema } from '#domain/supervision/schema.ts';
import { ID } from '#domain/text.ts';
import * as issues from '#data/supervision-issues.server.ts';
import { findPlaces, findProject, findVillage } from '#data/supervision-places.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	const { seat } = whoMay(locals, 'issue.raise');
	const asked = url.searchParams.get('project') ?? '';
	const project = ID.test(asked) ? await findProject(locals.db, asked) : null;
	const own = seat.kind === 'village' ? seat.regionCode : null;
	const code = own ?? project?.placeCode ?? null;
	const village = code ? await findVillage(locals.db, code) : null;
	const known = {
		id: crypto.randomUUID(),
		place: village?.code ?? '',
		project: project?.placeCode === code ? project?.id : '',
	};
	const form = await openForm(ownIssueSchema, known);
	return { village, project, categories: issueCategories, form };
}

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'issue.raise');
		const { db } = locals;
		const form = await readForm(await request.formData(), ownIssueSchema);
		if (!form.valid) return refuseForm(form);
		const { place: typed } = form.data;
		const place = choosePlace(typed, await findPlaces(db, typed, { isVillage: true }));
		if (!place.ok) return refuseForm(form, place.refusal);
		const raised = await issues.raise(db, ownIssueFromForm(form.data, place.value.code));
		if (!raised.ok) return refuseForm(form, placed(raised.refusal, supervisionPlaces));
		redirect(303, localizeHref(`/desk/issues/${form.data.id}`));
	},
};
