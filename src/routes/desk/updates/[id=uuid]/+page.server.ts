import { error, redirect } from '@sveltejs/kit';
import { may } from '#domain/identity/permission.ts';
import { reviewSchema } from '#domain/timeline/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import * as updates from '#data/timeline-updates.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const { seat, accountId } = whoActs(locals);
	const versions = await updates.listVersions(locals.db, id);
	const [latest] = versions;
	if (!latest) error(404, 'no such update');
	const isPending = latest.status === 'pending';
	return {
		versions,
		latest,
		photos: await listStaged(
			locals.db,
			latest.photos.map(({ documentId }) => documentId),
		),
		form: await openForm(reviewSchema, { version: latest.version }),
		mayReview: isPending && may(seat, 'update.review') && latest.writtenBy !== accountId,
		mayEdit: !isPending && may(seat, 'update.submit'),
	};
}

async function review(
	{ request, locals, params: { id } }: import('./$types').RequestEvent,
	decision: 'approved' | 'returned',
) {
	whoMay(locals, 'update.review');
	const form = await readForm(await request.formData(), reviewSchema);
	if (!form.valid) return refuseForm(form);
	const done = await updates.review(locals.db, id, { ...form.data, decision });
	if (!done.ok) return refuseForm(form, { ...done.refusal, field: 'note' });
	redirect(303, localizeHref(`/desk/updates/${id}`));
}

export const actions = {
	approve: (event) => review(event, 'approved'),
	return: (event) => review(event, 'returned'),
};
