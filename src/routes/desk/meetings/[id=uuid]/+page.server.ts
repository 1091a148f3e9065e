import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { mayEnd } from '#domain/meetings/action.ts';
import { actionFromForm } from '#domain/meetings/form.ts';
import { actsOn } from '#domain/meetings/meeting.ts';
import { nameIn } from '#domain/meetings/party.ts';
import { actionSchema } from '#domain/meetings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import { listStaged } from '#data/documents.server.ts';
import { resolve } from '#data/meetings-actions.server.ts';
import { listNamed } from '#data/meetings-items.server.ts';
import * as meetings from '#data/meetings.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const meeting = await meetings.find(locals.db, id);
	if (!meeting) error(404, 'no such meeting');
	const open = meeting.actions.find((action) => mayEnd(action, actor.seat, meeting.pairing));
	const acts = actsOn(meeting, actor);
	return {
		meeting,
		papers: await listStaged(locals.db, meeting.papers),
		acts: { ...acts, end: open !== undefined },
		county: acts.apply ? actor.seat.regionCode : null,
		today: shanghaiDate(new Date()),
		form: await openForm(actionSchema, { id: crypto.randomUUID() }),
	};
}

const act =
	(
		right: 'meeting.save' | 'meeting.publish',
		does: (db: Db, id: string) => Promise<Result<string>>,
	) =>
	async ({ locals, params }: RequestEvent) => {
		whoMay(locals, right);
		const id = params['id'] ?? '';
		const refused = refuseAct(await does(locals.db, id));
		return refused ?? redirect(303, localizeHref(`/desk/meetings/${id}`));
	};

export const actions = {
	publish: act('meeting.publish', meetings.publish),
	close: act('meeting.save', meetings.close),
	resolve: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'meeting.save');
		const form = await readForm(await request.formData(), actionSchema);
		if (!form.valid) return refuseForm(form);
		const parties = await listNamed(locals.db, [nameIn(form.data.owner)]);
		const resolved = await resolve(locals.db, id, actionFromForm(form.data, parties));
		if (!resolved.ok) return refuseForm(form, resolved.refusal);
		redirect(303, `${localizeHref(`/desk/meetings/${id}`)}#actions`);
	},
};
