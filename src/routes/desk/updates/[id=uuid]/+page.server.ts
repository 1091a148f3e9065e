import { error, redirect } from '@sveltejs/kit';
import { normalizeParagraphs } from '#domain/text.ts';
import { reviewSchema } from '#domain/timeline/schema.ts';
import { mayReview, mayRevise } from '#domain/timeline/update.ts';
import { listStaged } from '#data/documents.server.ts';
import * as photos from '#data/timeline-photos.server.ts';
import * as updates from '#data/timeline-updates.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const versions = await updates.listVersions(locals.db, id);
	const [latest] = versions;
	if (!latest) error(404, 'no such update');
	const ids = latest.photos.map(({ documentId }) => documentId);
	const [staged, likenesses, taken] = await Promise.all([
		listStaged(locals.db, ids),
		photos.listLikenesses(locals.db, id),
		photos.listTaken(locals.db, ids),
	]);
	const readable = staged.map(({ id }) => id);
	return {
		likenesses,
		taken,
		versions,
		latest,
		photos: latest.photos.filter(({ documentId }) => readable.includes(documentId)),
		form: await openForm(reviewSchema, { version: latest.version }),
		mayReview: mayReview(actor, latest),
		mayEdit: mayRevise(actor, latest),
	};
}

async function review(
	{ request, locals, params: { id } }: RequestEvent,
	decision: 'approved' | 'returned',
) {
	whoMay(locals, 'update.review');
	const form = await readForm(await request.formData(), reviewSchema);
	if (!form.valid) return refuseForm(form);
	const { version } = form.data;
	const note = normalizeParagraphs(form.data.note);
	const done = await updates.review(locals.db, id, { version, decision, note });
	if (!done.ok) return refuseForm(form, { ...done.refusal, field: 'note' });
	redirect(303, localizeHref(`/desk/updates/${id}`));
}

export const actions = {
	approve: (event) => review(event, 'approved'),
	return: (event) => review(event, 'returned'),
};
