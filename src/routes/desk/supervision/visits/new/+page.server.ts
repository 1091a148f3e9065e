import { redirect } from '@sveltejs/kit';
import { placed } from '#domain/pledges/refusals.ts';
import { shanghaiDate } from '#domain/period.ts';
import { visitFromForm } from '#domain/supervision/form.ts';
import { supervisionPlaces } from '#domain/supervision/refusals.ts';
import { visitSchema } from '#domain/supervision/schema.ts';
import { visitKinds } from '#domain/supervision/visit.ts';
import { listStaged } from '#data/documents.server.ts';
import * as visits from '#data/supervision-visits.server.ts';
import { openForm, readFiles, readForm, refuseForm } from '#http/form.server.ts';
import { placeIn } from '#http/place.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals }) {
	const { seat } = whoMay(locals, 'visit.record');
	const known = {
		id: crypto.randomUUID(),
		place: seat.kind === 'village' ? seat.regionCode : '',
		visited_on: shanghaiDate(new Date()),
	};
	return { kinds: visitKinds, form: await openForm(visitSchema, known) };
}

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'visit.record');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, visitSchema);
		await readFiles(form, sent, { db, field: 'papers', kind: 'evidence' });
		const staged = await listStaged(db, form.data.papers_staged);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const place = await placeIn(db, form.data.place);
		if (!place.ok) return refuseForm(form, place.refusal, { staged });
		const recorded = await visits.record(db, visitFromForm(form.data, place.value.code));
		if (recorded.ok) redirect(303, localizeHref(`/desk/supervision/visits/${form.data.id}`));
		return refuseForm(form, placed(recorded.refusal, supervisionPlaces), { staged });
	},
};
