import { redirect } from '@sveltejs/kit';
import { formOfTargets, targetsFromForm } from '#domain/pairings/agreement-form.ts';
import { actsOn, targetsOf } from '#domain/pairings/agreement.ts';
import { actsOn as actsOnPairing } from '#domain/pairings/pairing.ts';
import { agreementPlaces } from '#domain/pairings/refusals.ts';
import { agreementSchema } from '#domain/pairings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import * as agreements from '#data/pairings-agreements.server.ts';
import { libraryOf, openDraft } from '#http/agreement.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const actor = whoMay(locals, 'agreement.propose');
	const draft = await openDraft(locals.db, id, url);
	const { agreement, pairing, year, library } = draft;
	const today = shanghaiDate(new Date());
	const isOpen = agreement
		? actsOn(agreement, actor, today).amend
		: actsOnPairing(pairing, actor.seat, today).draft;
	if (!isOpen) deny();
	const form = await openForm(agreementSchema, {
		pairing_id: pairing.id,
		year: String(year),
		version: agreement ? String(agreement.version) : '',
		...formOfTargets(library, agreement ? targetsOf(agreement) : []),
	});
	return { ...draft, form };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'agreement.propose');
		const { db } = locals;
		const form = await readForm(await request.formData(), agreementSchema);
		if (!form.valid) return refuseForm(form);
		const { pairing_id, version, note } = form.data;
		const { year, library } = await libraryOf(db, id, form.data.year);
		const targets = targetsFromForm(form.data, library);
		if (!targets.ok) return refuseForm(form, targets.refusal);
		const proposed = await agreements.propose(db, {
			id,
			pairingId: pairing_id || null,
			year,
			version: version === '' ? null : Number(version),
			note: note || null,
			targets: targets.value,
		});
		if (!proposed.ok) return refuseForm(form, placed(proposed.refusal, agreementPlaces));
		redirect(303, localizeHref(`/desk/agreements/${id}`));
	},
};
