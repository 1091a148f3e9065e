import { error, redirect } from '@sveltejs/kit';
import { formOfNeed, needFromForm } from '#domain/needs/form.ts';
import { isEditable } from '#domain/needs/need.ts';
import { needSchema } from '#domain/needs/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import * as needs from '#data/needs.server.ts';
import { listVillages } from '#data/regions.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals: { db, ...locals }, params: { id } }) {
	const { seat } = whoMay({ ...locals, db }, 'need.save');
	const [need, villages] = await Promise.all([
		needs.find(db, id),
		listVillages(db, seat.regionCode),
	]);
	if (need && !isEditable(need)) error(409, 'not editable');
	const form = await openForm(needSchema, need ? formOfNeed(need) : { id });
	return { form, villages, staged: await listStaged(db, [need?.decisionRecordId]), need };
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'need.village_not_yours': 'village_code',
	'need.village_is_fixed': 'village_code',
	'need.decision_record_missing': 'decision_record',
	'document.unknown': 'decision_record',
};

async function save({ request, locals, params: { id } }: RequestEvent) {
	whoMay(locals, 'need.save');
	const { db } = locals;
	const sent = await request.formData();
	sent.set('id', id);
	const form = await readForm(sent, needSchema);
	await readFile(form, sent, { db, field: 'decision_record', kind: 'decision_record' });
	const staged = await listStaged(db, [form.data.decision_record_staged]);
	if (!form.valid) return refuseForm(form, undefined, { staged });
	const saved = await needs.record(db, needFromForm(form.data));
	const done = saved.ok && sent.has('submit') ? await needs.submit(db, id) : saved;
	if (done.ok) redirect(303, localizeHref(`/desk/needs/${id}`));
	// What is kept already is edited by the next sending.
	if (saved.ok) form.data.version = String((await needs.find(db, id))?.version ?? '');
	const field = fields[done.refusal.name] ?? '';
	return refuseForm(form, { ...done.refusal, field }, { staged });
}

export const actions = { default: save };
