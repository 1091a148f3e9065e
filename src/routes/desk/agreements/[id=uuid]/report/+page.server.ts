import { redirect } from '@sveltejs/kit';
import { reportFromForm } from '#domain/pairings/agreement-form.ts';
import { actsOn } from '#domain/pairings/agreement.ts';
import { inTyped } from '#domain/pairings/indicator.ts';
import { reportPlaces } from '#domain/pairings/refusals.ts';
import { reportSchema } from '#domain/pairings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as agreements from '#data/pairings-agreements.server.ts';
import { idIn } from '#http/address.server.ts';
import { openAgreement } from '#http/agreement.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** A new fact, or the correction of one that the address names: it begins with what that said. */
export async function load({ locals, params: { id }, url }) {
	const actor = whoMay(locals, 'agreement.report');
	const { agreement, library } = await openAgreement(locals.db, id);
	if (!actsOn(agreement, actor, shanghaiDate(new Date())).report) deny();
	const reported = library.filter(({ source }) => source === 'reported');
	const corrects = idIn(url, 'corrects');
	const old = agreement.reports.find((report) => report.id === corrects) ?? null;
	const meant = reported.find(({ code }) => code === old?.indicator);
	const known = old && {
		indicator: old.indicator,
		value: meant ? inTyped(meant, old.value) : '',
		occurred_on: old.occurredOn,
		note: old.note,
		number: old.number ?? '',
	};
	const first = { id: crypto.randomUUID(), indicator: url.searchParams.get('indicator') ?? '' };
	return { agreement, reported, old, form: await openForm(reportSchema, { ...first, ...known }) };
}

export const actions = {
	default: async ({ request, locals, params: { id }, url }) => {
		whoMay(locals, 'agreement.report');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, reportSchema);
		await readFile(form, sent, { db, field: 'evidence', kind: 'evidence' });
		const staged = await listStaged(db, [form.data.evidence_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const { library } = await openAgreement(db, id);
		const draft = reportFromForm(form.data, library, idIn(url, 'corrects'));
		if (!draft.ok) return refuseForm(form, draft.refusal, { staged });
		const done = await agreements.report(db, id, draft.value);
		if (!done.ok) return refuseForm(form, placed(done.refusal, reportPlaces), { staged });
		redirect(303, `${localizeHref(`/desk/agreements/${id}`)}#reports`);
	},
};
