import { redirect } from '@sveltejs/kit';
import { savedViewSchema } from '#domain/identity/schema.ts';
import * as views from '#data/identity-views.server.ts';
import { openForm, readField, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	whoActs(locals);
	const list = url.searchParams.get('list');
	const query = url.searchParams.get('query') ?? '';
	const form = await openForm(savedViewSchema, { id: crypto.randomUUID(), list, query });
	return { form, isKeeping: list !== null, views: await views.list(locals.db) };
}

export const actions = {
	keep: async ({ request, locals }) => {
		whoActs(locals);
		const form = await readForm(await request.formData(), savedViewSchema);
		if (!form.valid) return refuseForm(form);
		const done = await views.record(locals.db, form.data);
		if (!done.ok) return refuseForm(form, { field: 'name', ...done.refusal });
		redirect(303, localizeHref(`/desk/${form.data.list}${form.data.query}`));
	},
	forget: async ({ request, locals }) => {
		whoActs(locals);
		await views.remove(locals.db, readField(await request.formData(), 'id'));
		redirect(303, localizeHref('/desk/views'));
	},
};
