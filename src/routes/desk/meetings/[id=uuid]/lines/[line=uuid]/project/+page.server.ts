import { error, redirect } from '@sveltejs/kit';
import {
	applicationFromForm,
	formOfApplication,
	isApplicable,
	villagesOf,
} from '#domain/meetings/application.ts';
import { actsOn } from '#domain/meetings/meeting.ts';
import { applicationPlaces } from '#domain/meetings/refusals.ts';
import { applicationSchema } from '#domain/meetings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import * as items from '#data/meetings-items.server.ts';
import * as meetings from '#data/meetings.server.ts';
import { listVillages } from '#data/projects-choices.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals: { db, ...locals }, params }) {
	const actor = whoMay({ ...locals, db }, 'meeting.apply');
	const meeting = await meetings.find(db, params.id);
	const item = meeting?.items.find(({ id }) => id === params.line);
	if (!meeting || !item) error(404, 'no such line');
	if (!actsOn(meeting, actor).apply) deny();
	if (!isApplicable(item, actor.seat.regionCode)) error(409, 'cannot be applied for');
	const villages = villagesOf(item, await listVillages(db, actor.seat.regionCode));
	const fresh = { id: crypto.randomUUID(), today: shanghaiDate(new Date()) };
	return {
		meeting,
		item,
		villages,
		form: await openForm(applicationSchema, formOfApplication(item, fresh)),
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		whoMay(locals, 'meeting.apply');
		const form = await readForm(await request.formData(), applicationSchema);
		if (!form.valid) return refuseForm(form);
		const drawn = await items.apply(locals.db, params.line, applicationFromForm(form.data));
		if (!drawn.ok) return refuseForm(form, placed(drawn.refusal, applicationPlaces));
		redirect(303, localizeHref(`/desk/projects/${drawn.value}`));
	},
};
