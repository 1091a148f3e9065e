import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { formOfMeeting, meetingFromForm, withParticipants } from '#domain/meetings/form.ts';
import { actsOn } from '#domain/meetings/meeting.ts';
import { meetingPlaces } from '#domain/meetings/refusals.ts';
import { meetingSchema } from '#domain/meetings/schema.ts';
import { pairingsOf } from '#domain/meetings/side.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import { listPairings } from '#data/meetings-list.server.ts';
import * as meetings from '#data/meetings.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readFiles, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'meeting.save');
	const { db } = locals;
	const today = shanghaiDate(new Date());
	const [meeting, pairings] = await Promise.all([meetings.find(db, id), listPairings(db)]);
	if (meeting && !actsOn(meeting, actor).edit) deny();
	const own = pairingsOf(actor.seat, pairings, today);
	if (own.length === 0) error(409, 'no pairing');
	const first = { pairing_id: own[0]?.id, held_on: today };
	const blank = { participant_name: [], participant_count: [], participant_people: [] };
	const known = meeting ? withParticipants(formOfMeeting(meeting), 1) : withParticipants(blank);
	const form = await openForm(meetingSchema, meeting ? known : { ...first, ...known });
	return { form, meeting, pairings: own, staged: await listStaged(db, form.data.papers_staged) };
}

async function read({ request, locals }: RequestEvent) {
	whoMay(locals, 'meeting.save');
	const sent = await request.formData();
	const form = await readForm(sent, meetingSchema);
	await readFiles(form, sent, { db: locals.db, field: 'papers', kind: 'minutes' });
	return { form, staged: await listStaged(locals.db, form.data.papers_staged) };
}

export const actions = {
	/** The form as it was sent, with more rows, and not judged yet. */
	participant: async (event) => {
		const { form, staged } = await read(event);
		return { form: { ...form, data: withParticipants(form.data), errors: {} }, staged };
	},
	save: async (event) => {
		const { form, staged } = await read(event);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const { id } = event.params;
		const saved = await meetings.record(event.locals.db, id, meetingFromForm(form.data));
		if (!saved.ok) return refuseForm(form, placed(saved.refusal, meetingPlaces), { staged });
		redirect(303, localizeHref(`/desk/meetings/${id}`));
	},
};
