import { redirect } from '@sveltejs/kit';
import { changeFromForm, formatChange, idsIn, readBasket } from '#domain/matching/basket.ts';
import { changeSchema, questionSchema } from '#domain/matching/schema.ts';
import * as matches from '#data/matching-matches.server.ts';
import { listChoices } from '#data/matching-searches.server.ts';
import * as whatIfs from '#data/matching-what-ifs.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url, parent }) {
	whoMay(locals, 'round.start');
	const changes = basketOf(url);
	const typed = url.searchParams.get('find')?.trim().slice(0, 40) ?? '';
	const [asked, choice] = await Promise.all([
		whatIfs.list(locals.db, id),
		listChoices(locals.db, (await parent()).round, typed),
	]);
	const told = [changes, ...asked.map((question) => question.changes)].flat();
	return {
		changes,
		asked,
		named: await matches.name(locals.db, idsIn(told)),
		typed,
		...choice,
		form: await openForm(changeSchema),
		question: crypto.randomUUID(),
	};
}

function basketOf(url: URL) {
	return readBasket(url.searchParams.getAll('change'));
}

export const actions = {
	add: async ({ request, locals, params: { id }, url }) => {
		whoMay(locals, 'round.start');
		const form = await readForm(await request.formData(), changeSchema);
		const added = form.valid ? changeFromForm(form.data) : null;
		if (!added) return refuseForm(form, undefined, { change: form });
		if (!added.ok) return refuseForm(form, added.refusal, { change: form });
		const changes = [...basketOf(url), added.value].map((change) => [
			'change',
			formatChange(change),
		]);
		const query = new URLSearchParams(changes);
		redirect(303, localizeHref(`/desk/matching/${id}/what-if?${query}`));
	},
	ask: async ({ request, locals, params: { id }, url }) => {
		whoMay(locals, 'round.start');
		const form = await readForm(await request.formData(), questionSchema);
		if (!form.valid) return refuseForm(form);
		const question = { id: form.data.id, roundId: id, changes: basketOf(url) };
		const asked = await whatIfs.ask(locals.db, question);
		if (!asked.ok) return refuseForm(form, asked.refusal);
		redirect(303, localizeHref(`/desk/matching/${id}/what-if/${question.id}`));
	},
};
