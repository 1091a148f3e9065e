import { error, redirect } from '@sveltejs/kit';
import { formOfItem, itemFromForm } from '#domain/meetings/form.ts';
import { actsOn } from '#domain/meetings/meeting.ts';
import { labelParty, nameIn } from '#domain/meetings/party.ts';
import { itemPlaces } from '#domain/meetings/refusals.ts';
import { itemSchema } from '#domain/meetings/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { labelVillage } from '#domain/pledges/village.ts';
import * as items from '#data/meetings-items.server.ts';
import { findPlaces, listPlaces } from '#data/meetings-places.server.ts';
import * as meetings from '#data/meetings.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params }) {
	const actor = whoMay(locals, 'meeting.save');
	const { db } = locals;
	const meeting = await meetings.find(db, params.id);
	if (!meeting) error(404, 'no such meeting');
	if (!actsOn(meeting, actor).note) deny();
	const item = meeting.items.find(({ id }) => id === params.line);
	if (item?.pledgeId) error(409, 'drawn up');
	const [givers, places] = await Promise.all([
		items.listGivers(db),
		listPlaces(db, meeting.pairing.receivingRegionCode),
	]);
	const form = await openForm(itemSchema, item && formOfItem(item, givers));
	const parties = givers.map((party) => labelParty(party, givers));
	return { meeting, parties, places: places.map(labelVillage), isNew: !item, form };
}

export const actions = {
	save: async ({ request, locals, params }) => {
		whoMay(locals, 'meeting.save');
		const { db } = locals;
		const form = await readForm(await request.formData(), itemSchema);
		if (!form.valid) return refuseForm(form);
		const meeting = await meetings.find(db, params.id);
		if (!meeting) error(404, 'no such meeting');
		const { receivingRegionCode } = meeting.pairing;
		const [parties, places] = await Promise.all([
			items.listGivers(db, [nameIn(form.data.party)]),
			findPlaces(db, form.data.place, receivingRegionCode),
		]);
		const draft = itemFromForm(form.data, { parties, places });
		if (!draft.ok) return refuseForm(form, draft.refusal);
		const saved = await items.record(db, params.id, { id: params.line, ...draft.value });
		if (!saved.ok) return refuseForm(form, placed(saved.refusal, itemPlaces));
		redirect(303, `${localizeHref(`/desk/meetings/${params.id}`)}#items`);
	},
	remove: async ({ locals, params }) => {
		whoMay(locals, 'meeting.save');
		const refused = refuseAct(await items.remove(locals.db, params.line));
		return refused ?? redirect(303, `${localizeHref(`/desk/meetings/${params.id}`)}#items`);
	},
};
