import { error, redirect } from '@sveltejs/kit';
import { may, type Act } from '#domain/identity/permission.ts';
import { endsFor, isEditable } from '#domain/needs/need.ts';
import { reviewSchema } from '#domain/needs/schema.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import { listStaged } from '#data/documents.server.ts';
import * as needs from '#data/needs.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const { seat } = whoActs(locals);
	const need = await needs.find(locals.db, id);
	if (!need) error(404, 'no such need');
	return {
		need,
		papers: await listStaged(locals.db, [need.decisionRecordId]),
		form: await openForm(reviewSchema),
		mayEdit: may(seat, 'need.save') && isEditable(need),
		mayApply: may(seat, 'project.save') && need.status === 'open',
		mayPropose: may(seat, 'proposal.make') && need.status === 'open',
		mayJudge: may(seat, 'need.judge') && need.status === 'submitted',
		ends: endsFor(seat, need),
	};
}

type Said = { readonly level: string; readonly note: string };
type Saying = (db: Db, id: string, said: Said) => Promise<Result<string>>;

/** An act with words; where it is refused for them, that stands beside `field`. */
function say(right: Act, act: Saying, field?: 'note') {
	return async ({ request, locals, params: { id } }: RequestEvent) => {
		whoMay(locals, right);
		const form = await readForm(await request.formData(), reviewSchema);
		if (!form.valid) return refuseForm(form);
		const done = await act(locals.db, id, form.data);
		if (!done.ok) return refuseForm(form, field ? { ...done.refusal, field } : done.refusal);
		redirect(303, localizeHref(`/desk/needs/${id}`));
	};
}

/** A button. */
function press(right: Act, act: (db: Db, id: string) => Promise<Result<string>>) {
	return async ({ locals, params: { id } }: RequestEvent) => {
		whoMay(locals, right);
		return refuseAct(await act(locals.db, id)) ?? redirect(303, localizeHref('/desk/needs'));
	};
}

export const actions = {
	verify: say('need.judge', (db, id, { level }) => needs.verify(db, id, Number(level))),
	return: say('need.judge', (db, id, { note }) => needs.sendBack(db, id, note), 'note'),
	fulfil: say('need.save', (db, id, { note }) => needs.fulfil(db, id, note), 'note'),
	reopen: say('need.save', (db, id, { note }) => needs.reopen(db, id, note), 'note'),
	close: press('need.judge', needs.close),
	withdraw: press('need.save', needs.withdraw),
};
