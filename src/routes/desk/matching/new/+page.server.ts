import { redirect } from '@sveltejs/kit';
import { chooseMarket, marketFromForm } from '#domain/matching/markets.ts';
import { parametersFromForm, stepsAsText, usualTiers } from '#domain/matching/scale.ts';
import { roundSchema, type RoundForm } from '#domain/matching/schema.ts';
import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import * as markets from '#data/matching-markets.server.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals: { db, ...locals }, url }) {
	const { regionCode } = whoMay({ ...locals, db }, 'round.start').seat;
	const open = valueOf(await markets.list(db, regionCode));
	const chosen = chooseMarket(url.searchParams, open);
	const known = { id: crypto.randomUUID(), region_code: regionCode, ...chosen };
	const form = await openForm(roundSchema, known);
	const market = planOf(form.data);
	const preview = chosen && valueOf(await markets.preview(db, market));
	const steps = preview && stepsAsText(usualTiers(preview, market.unit));
	if (steps) [form.data.tier_size, form.data.tier_reward] = steps;
	const regions = await rounds.listRegions(db, regionCode);
	return { form, regions, preview, chosen, markets: open };
}

function planOf(form: RoundForm) {
	const { region_code: regionCode, valid_on } = form;
	return { ...marketFromForm(form), regionCode, validOn: dayOf(valid_on) };
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
		const preview = await markets.preview(locals.db, planOf(form.data));
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
		const round = { ...planOf(form.data), id, parameters: parameters.value };
		const started = await rounds.start(locals.db, { ...round, expiresOn: dayOf(expires_on) });
		if (!started.ok) return refuseForm(form, started.refusal);
		redirect(303, localizeHref(`/desk/matching/${id}`));
	},
};
