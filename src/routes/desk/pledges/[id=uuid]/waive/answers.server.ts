import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Act } from '#domain/identity/permission.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { answerSchema } from '#domain/pledges/schema.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as waiving from '#data/funds-waivers.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

const answer =
	(right: Act, act: (db: Db, id: string, words: string) => Promise<Result<string>>) =>
	async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, right);
		const form = await readForm(await request.formData(), answerSchema);
		if (!form.valid) return refuseForm(form);
		const done = await act(locals.db, form.data.about, form.data.answer);
		if (!done.ok) return refuseForm(form, placed(done.refusal, { 'note.missing': 'answer' }));
		redirect(303, localizeHref(`/desk/pledges/${params['id']}`));
	};

const approve = answer('pledge.release', waiving.approve);

export const answers = {
	approve: (event: RequestEvent) => {
		mustProve(event);
		return approve(event);
	},
	refuse: answer('pledge.end', waiving.refuse),
};
