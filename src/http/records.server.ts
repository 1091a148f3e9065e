import { redirect, type RequestEvent } from '@sveltejs/kit';
import { places, reversalFromForm, type ReversalDraft } from '#domain/funds/form.ts';
import { noteSchema, reversalSchema } from '#domain/funds/schema.ts';
import type { Act } from '#domain/identity/permission.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as reversals from '#data/funds-project-reversals.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { readForm, refuseForm } from './form.server.ts';
import { mustProve, whoMay } from './seat.server.ts';

type Say = (db: Db, id: string, note: string) => Promise<Result<string>>;

/** What can be said of an allocation or payment, or of a reversal of it. */
interface Acts {
	readonly write: Act;
	readonly review: Act;
	readonly approve: (db: Db, id: string) => Promise<Result<string>>;
	readonly sendBack: Say;
	readonly reverse: (db: Db, draft: ReversalDraft) => Promise<Result<string>>;
}

/** The actions of the page of such a record; what moves money asks first for proof of who acts. */
export function recordActions(folder: 'allocations' | 'payments', acts: Acts) {
	const here = (id: string | undefined) => localizeHref(`/desk/funds/${folder}/${id}`);
	const say = (act: Say) => async (event: RequestEvent) => {
		const { request, locals, params } = event;
		whoMay(locals, acts.review);
		const form = await readForm(await request.formData(), noteSchema);
		if (!form.valid) return refuseForm(form);
		const done = await act(locals.db, form.data.about || (params['id'] ?? ''), form.data.note);
		if (!done.ok) return refuseForm(form, placed(done.refusal, places));
		redirect(303, here(params['id']));
	};
	const proven = (act: Say) => (event: RequestEvent) => {
		mustProve(event);
		return say(act)(event);
	};
	return {
		approve: proven(acts.approve),
		return: say(acts.sendBack),
		approve_reversal: proven(reversals.approve),
		return_reversal: say(reversals.sendBack),
		reverse: async ({ request, locals, params }: RequestEvent) => {
			whoMay(locals, acts.write);
			const form = await readForm(await request.formData(), reversalSchema);
			if (!form.valid) return refuseForm(form);
			const asked = await acts.reverse(locals.db, reversalFromForm(form.data));
			if (!asked.ok) return refuseForm(form, placed(asked.refusal, places));
			redirect(303, here(params['id']));
		},
	};
}
