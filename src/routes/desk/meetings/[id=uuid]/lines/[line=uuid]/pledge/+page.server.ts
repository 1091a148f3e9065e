import { error, redirect } from '@sveltejs/kit';
import { drawUpFromForm } from '#domain/meetings/form.ts';
import { lacksAmount, obstacleTo } from '#domain/meetings/item.ts';
import { actsOn } from '#domain/meetings/meeting.ts';
import { drawUpPlaces } from '#domain/meetings/refusals.ts';
import { drawUpSchema } from '#domain/meetings/schema.ts';
import { receiversOf } from '#domain/meetings/side.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Db } from '#data/client.server.ts';
import * as items from '#data/meetings-items.server.ts';
import * as meetings from '#data/meetings.server.ts';
import { listReceivers } from '#data/pledges-drafts.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

async function find(db: Db, params: { id: string; line: string }) {
	const meeting = await meetings.find(db, params.id);
	const item = meeting?.items.find(({ id }) => id === params.line);
	if (!meeting || !item) error(404, 'no such line');
	return { meeting, item };
}

export async function load({ locals, params }) {
	const actor = whoMay(locals, 'meeting.save');
	const { meeting, item } = await find(locals.db, params);
	if (!actsOn(meeting, actor).drawUp) deny();
	if (obstacleTo(item)) error(409, 'cannot be drawn up');
	const receivers = await listReceivers(locals.db, item.partyId ?? '', null);
	return {
		meeting,
		item,
		needsAmount: lacksAmount(item),
		receivers: receiversOf(meeting.pairing, item.nature, receivers),
		form: await openForm(drawUpSchema, { id: crypto.randomUUID() }),
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		whoMay(locals, 'meeting.save');
		const form = await readForm(await request.formData(), drawUpSchema);
		const { item } = await find(locals.db, params);
		const draft = drawUpFromForm(form.data, item);
		if (!form.valid || !draft.ok) return refuseForm(form, draft.ok ? undefined : draft.refusal);
		const drawn = await items.drawUp(locals.db, params.line, draft.value);
		if (!drawn.ok) return refuseForm(form, placed(drawn.refusal, drawUpPlaces));
		redirect(303, localizeHref(`/desk/pledges/${drawn.value}`));
	},
};
