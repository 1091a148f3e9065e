import { error } from '@sveltejs/kit';
import { VILLAGE } from '#domain/filter.ts';
import { groupCode } from '#domain/identity/factor.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { issueFromForm } from '#domain/supervision/form.ts';
import { issueCategories } from '#domain/supervision/issue.ts';
import { choosePlace } from '#domain/supervision/place.ts';
import { supervisionPlaces } from '#domain/supervision/refusals.ts';
import { issueSchema } from '#domain/supervision/schema.ts';
import { ID } from '#domain/text.ts';
import type { Db } from '#data/client.server.ts';
import * as codes from '#data/supervision-codes.server.ts';
import { findPlaces, findProject, findVillage } from '#data/supervision-places.server.ts';
import { mayTry } from '#http/attempt.server.ts';
import { hashCode, newCode } from '#http/code.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';

export async function load({ locals: { db }, url }) {
	const project = await projectIn(db, url);
	const code = project?.placeCode ?? url.searchParams.get('village') ?? '';
	const village = VILLAGE.test(code) ? await findVillage(db, code) : null;
	const known = {
		id: crypto.randomUUID(),
		code: newCode(),
		place: village?.code ?? '',
		project: project?.id ?? '',
	};
	return {
		village,
		project,
		categories: issueCategories,
		form: await openForm(issueSchema, known),
	};
}

async function projectIn(db: Db, url: URL) {
	const id = url.searchParams.get('project') ?? '';
	return ID.test(id) ? findProject(db, id) : null;
}

export const actions = {
	/** The same form again is the same issue, so that a page sent twice shows the same code. */
	default: async (event) => {
		const { db } = event.locals;
		const form = await readForm(await event.request.formData(), issueSchema);
		if (!form.valid) return refuseForm(form);
		const may = await mayTry(event, 'issue');
		if (!may.ok) return refuseForm(form, may.refusal);
		const codeHash = hashCode(form.data.code) ?? error(400, 'no code');
		const { place: typed } = form.data;
		const place = choosePlace(typed, await findPlaces(db, typed, { isVillage: true }));
		if (!place.ok) return refuseForm(form, place.refusal);
		const raised = await codes.raise(db, issueFromForm(form.data, place.value.code), codeHash);
		if (!raised.ok) return refuseForm(form, placed(raised.refusal, supervisionPlaces));
		return { form, code: groupCode(form.data.code) };
	},
};
