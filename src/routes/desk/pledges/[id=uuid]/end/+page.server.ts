import { error, redirect } from '@sveltejs/kit';
import { actsOn, pendingExit } from '#domain/pledges/pledge.ts';
import { exitPlaces, placed } from '#domain/pledges/refusals.ts';
import { exitSchema } from '#domain/pledges/schema.ts';
import type { Result } from '#domain/result.ts';
import * as pledges from '#data/pledges.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load(event) {
	const { locals, request, params } = event;
	const { id } = params;
	const actor = whoMay(locals, 'pledge.end');
	const pledge = await pledges.find(locals.db, id);
	if (!pledge) error(404, 'no such pledge');
	const { end, release, refuseExit } = actsOn(pledge, actor);
	const pending = pendingExit(pledge);
	if (!end) error(409, 'nothing to end');
	if (release && request.method === 'GET') mustProve(event);
	const form = await openForm(exitSchema, pending ? { exit: pending.exit } : {});
	return { pledge, pending, mayRelease: release, mayRefuse: refuseExit, form };
}

async function answer(
	{ request, locals, params: { id } }: RequestEvent,
	act: (exit: 'lapsed' | 'cancelled' | 'written_off', reason: string) => Promise<Result<string>>,
) {
	whoMay(locals, 'pledge.end');
	const form = await readForm(await request.formData(), exitSchema);
	if (!form.valid) return refuseForm(form);
	const done = await act(form.data.exit, form.data.reason);
	if (!done.ok) return refuseForm(form, placed(done.refusal, exitPlaces));
	redirect(303, localizeHref(`/desk/pledges/${id}`));
}

export const actions = {
	/** The request, and by the receiver's second person the approval of it. */
	end: (event: RequestEvent) =>
		answer(event, (exit, reason) => pledges.end(event.locals.db, event.params.id, exit, reason)),
	refuse: (event: RequestEvent) =>
		answer(event, (_, reason) => pledges.refuseExit(event.locals.db, event.params.id, reason)),
};
