import { redirect } from '@sveltejs/kit';
import { parametersFromForm } from '#domain/matching/scale.ts';
import { roundSchema, type RoundForm } from '#domain/matching/schema.ts';
import { parseDate } from '#domain/period.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals: { db, ...locals } }) {
	const { seat } = whoMay({ ...locals, db }, 'round.start');
	const known = { id: crypto.randomUUID(), region_code: seat.regionCode };
	const form = await openForm(roundSchema, known);
	const [regions, preview] = await Promise.all([
		rounds.listRegions(db, seat.regionCode),
		rounds.preview(db, marketOf(form.data)),
	]);
	return { form, regions, preview: preview.ok ? preview.value : null };
}

function marketOf({ commodity, nature, region_code, valid_on }: RoundForm) {
	return { commodity, nature, regionCode: region_code, validOn: dayOf(valid_on) };
}

/** null where the field was left empty; the schema has read it already. */
function dayOf(text: string): string | null {
	const day = parseDate(text);
	return day.ok ? day.value : null;
}

export const actions = {
	preview: async ({ request, locals }) => {
		whoMay(locals, 'round.start');
		const form = await readForm(await request.formData(), roundSchema);
		if (!form.valid) return refuseForm(form);
		const preview = await rounds.preview(locals.db, marketOf(form.data));
		if (!preview.ok) return refuseForm(form, { ...preview.refusal, field: 'region_code' });
		return { form, preview: preview.value };
	},
	start: async ({ request, locals }) => {
		whoMay(locals, 'round.start');
		const form = await readForm(await request.formData(), roundSchema);
		if (!form.valid) return refuseForm(form);
		const parameters = parametersFromForm(form.data);
		if (!parameters.ok) return refuseForm(form, parameters.refusal);
		const { id, expires_on } = form.data;
		const round = { ...marketOf(form.data), id, parameters: parameters.value };
		const started = await rounds.start(locals.db, { ...round, expiresOn: dayOf(expires_on) });
		if (!started.ok) return refuseForm(form, started.refusal);
		redirect(303, localizeHref(`/desk/matching/${id}`));
	},
};
