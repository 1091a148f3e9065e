import { error, redirect } from '@sveltejs/kit';
import { places, reportFromForm } from '#domain/funds/form.ts';
import { paymentsOf } from '#domain/funds/receipt.ts';
import { reportSchema } from '#domain/funds/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { nextDue, standInstalments } from '#domain/pledges/instalment.ts';
import { actsOn } from '#domain/pledges/pledge.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { waivedOf } from '#domain/pledges/waiver.ts';
import { listStaged } from '#data/documents.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import * as waiving from '#data/funds-waivers.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'report.submit');
	const { db } = locals;
	const [pledge, reports, waivers] = await Promise.all([
		pledges.find(db, id),
		receipts.listOfPledge(db, id),
		waiving.list(db, id),
	]);
	if (!pledge) error(404, 'no such pledge');
	if (!actsOn(pledge, actor).report) deny();
	const waived = waivedOf(waivers);
	const today = shanghaiDate(new Date());
	const instalments = standInstalments(pledge.instalments, paymentsOf(reports), today, waived);
	const due = nextDue(instalments);
	const form = await openForm(reportSchema, {
		id: crypto.randomUUID(),
		instalment: due ? String(due.position) : '',
		amount: due ? (due.missingFen / 100).toFixed(2) : '',
	});
	return { pledge, instalments, today, form };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'report.submit');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, reportSchema);
		await readFile(form, sent, { db, field: 'evidence', kind: 'evidence' });
		const staged = await listStaged(db, [form.data.evidence_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const reported = await receipts.report(db, id, reportFromForm(form.data));
		if (!reported.ok) return refuseForm(form, placed(reported.refusal, places), { staged });
		redirect(303, localizeHref(`/desk/funds/reports/${reported.value}`));
	},
};
