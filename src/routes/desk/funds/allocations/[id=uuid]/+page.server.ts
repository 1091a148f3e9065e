import { error, redirect } from '@sveltejs/kit';
import { mayReview } from '#domain/funds/allocation.ts';
import { noteSchema } from '#domain/funds/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Result } from '#domain/result.ts';
import * as allocations from '#data/funds-allocations.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const allocation = await allocations.find(locals.db, id);
	if (!allocation) error(404, 'no such allocation');
	return {
		allocation,
		mayReview: mayReview(allocation, 'allocation.review', actor),
		form: await openForm(noteSchema),
	};
}

async function review(
	{ request, locals, params: { id } }: RequestEvent,
	act: (note: string) => Promise<Result<string>>,
) {
	whoMay(locals, 'allocation.review');
	const form = await readForm(await request.formData(), noteSchema);
	if (!form.valid) return refuseForm(form);
	const done = await act(form.data.note);
	if (!done.ok) return refuseForm(form, placed(done.refusal, { 'note.missing': 'note' }));
	redirect(303, localizeHref(`/desk/funds/allocations/${id}`));
}

export const actions = {
	approve: (event) => {
		mustProve(event);
		return review(event, () => allocations.approve(event.locals.db, event.params.id));
	},
	return: (event) =>
		review(event, (note) => allocations.sendBack(event.locals.db, event.params.id, note)),
};
