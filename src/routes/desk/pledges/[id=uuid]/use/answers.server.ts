import { redirect, type RequestEvent } from '@sveltejs/kit';
import { placed } from '#domain/pledges/refusals.ts';
import { answerSchema } from '#domain/pledges/schema.ts';
import * as using from '#data/pledges-uses.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** The donor's word on a request. */
const answer = (consents: boolean) => async (event: RequestEvent) => {
	const { request, locals, params } = event;
	whoMay(locals, 'pledge.sign');
	mustProve(event);
	const form = await readForm(await request.formData(), answerSchema);
	if (!form.valid) return refuseForm(form);
	const word = { consents, answer: form.data.answer };
	const done = await using.answer(locals.db, form.data.about, word);
	if (!done.ok) return refuseForm(form, placed(done.refusal, { 'note.missing': 'answer' }));
	redirect(303, localizeHref(`/desk/pledges/${params['id']}`));
};

export const answers = { consent: answer(true), refuse: answer(false) };
