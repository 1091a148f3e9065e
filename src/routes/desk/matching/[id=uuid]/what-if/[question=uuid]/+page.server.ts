import { error, redirect } from '@sveltejs/kit';
import { idsIn } from '#domain/matching/basket.ts';
import { reasonSchema } from '#domain/matching/schema.ts';
import * as matches from '#data/matching-matches.server.ts';
import * as whatIfs from '#data/matching-what-ifs.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordFailure } from '#text/refusals.ts';

export async function load({ locals, params }) {
	const asked = await whatIfs.find(locals.db, params.id, params.question);
	if (!asked) error(404, 'no such question');
	const { delta, changes } = asked;
	const listed = delta ? [...delta.needs.listed, ...delta.offers.listed] : [];
	const [named, places] = await Promise.all([
		matches.name(locals.db, [...idsIn(changes), ...listed.map(({ id }) => id)]),
		matches.namePlaces(locals.db, delta?.villages.listed.map(({ id }) => id) ?? []),
	]);
	return {
		asked,
		failure: wordFailure(asked.failure ?? ''),
		named,
		places,
		form: await openForm(reasonSchema, { id: crypto.randomUUID() }),
	};
}

export const actions = {
	apply: async ({ request, locals, params }) => {
		whoMay(locals, 'round.start');
		const form = await readForm(await request.formData(), reasonSchema);
		if (!form.valid) return refuseForm(form);
		const { id, reason } = form.data;
		const applied = await whatIfs.apply(locals.db, id, params.question, reason);
		if (!applied.ok) return refuseForm(form, applied.refusal);
		redirect(303, localizeHref(`/desk/matching/${id}`));
	},
	discard: async ({ locals, params }) => {
		whoMay(locals, 'round.start');
		const refused = refuseAct(await whatIfs.discard(locals.db, params.question));
		return refused ?? redirect(303, localizeHref(`/desk/matching/${params.id}/what-if`));
	},
};
