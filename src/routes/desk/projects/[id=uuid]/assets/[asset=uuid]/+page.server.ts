import { error, redirect } from '@sveltejs/kit';
import { assetFromForm, formOfAsset } from '#domain/projects/asset.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { assetSchema } from '#domain/projects/schema.ts';
import { removeAsset, saveAsset } from '#data/projects-papers.server.ts';
import * as projects from '#data/projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params }) {
	const actor = whoMay(locals, 'asset.save');
	const project = await projects.find(locals.db, params.id);
	if (!project) error(404, 'no such project');
	if (!rightsOn(project, actor).register) error(409, 'not now');
	const asset = project.assets.find(({ id }) => id === params.asset);
	const known = asset ? formOfAsset(asset) : { owner: project.village.name };
	return { project, isNew: !asset, form: await openForm(assetSchema, { ...known }) };
}

export const actions = {
	save: async ({ request, locals, params }) => {
		whoMay(locals, 'asset.save');
		const form = await readForm(await request.formData(), assetSchema);
		if (!form.valid) return refuseForm(form);
		const asset = { id: params.asset, ...assetFromForm(form.data) };
		const saved = await saveAsset(locals.db, params.id, asset);
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/projects/${params.id}`));
	},
	remove: async ({ request, locals, params }) => {
		whoMay(locals, 'asset.save');
		const form = await readForm(await request.formData(), assetSchema);
		const removed = await removeAsset(locals.db, params.asset);
		if (!removed.ok) return refuseForm(form, removed.refusal);
		redirect(303, localizeHref(`/desk/projects/${params.id}`));
	},
};
