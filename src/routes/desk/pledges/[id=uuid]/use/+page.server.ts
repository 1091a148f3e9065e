import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { useChangeFromForm } from '#domain/pledges/form.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { answerSchema, useChangeSchema } from '#domain/pledges/schema.ts';
import { actsOnUse, earmarkInForce, pendingUseChange } from '#domain/pledges/use-change.ts';
import * as using from '#data/pledges-uses.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { answers } from './answers.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const { db } = locals;
	const [pledge, uses] = await Promise.all([pledges.find(db, id), using.list(db, id)]);
	if (!pledge?.agreementOn) error(404, 'no such pledge');
	return {
		pledge,
		uses,
		use: earmarkInForce(pledge, uses),
		pending: pendingUseChange(uses),
		acts: actsOnUse(pledge, uses, actor),
		form: await openForm(useChangeSchema, { id: crypto.randomUUID() }),
		answer: await openForm(answerSchema),
	};
}

export const actions = {
	...answers,
	ask: async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, 'use.ask');
		const form = await readForm(await request.formData(), useChangeSchema);
		if (!form.valid) return refuseForm(form);
		const id = params['id'] ?? '';
		const asked = await using.ask(locals.db, id, useChangeFromForm(form.data));
		if (!asked.ok) return refuseForm(form, placed(asked.refusal, { 'note.missing': 'reason' }));
		redirect(303, localizeHref(`/desk/pledges/${id}/use`));
	},
	withdraw: async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, 'use.ask');
		const { data } = await readForm(await request.formData(), answerSchema);
		// Without a request there is none of that id, which is what the refusal says.
		const about = data.about || (params['id'] ?? '');
		const refused = refuseAct(await using.withdraw(locals.db, about));
		return refused ?? redirect(303, localizeHref(`/desk/pledges/${params['id']}/use`));
	},
};
