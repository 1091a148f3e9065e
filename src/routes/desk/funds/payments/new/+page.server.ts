import { redirect } from '@sveltejs/kit';
import { paymentKinds } from '#domain/funds/allocation.ts';
import { paymentFromForm, places } from '#domain/funds/form.ts';
import { mayPayFrom, payableFen } from '#domain/funds/holding.ts';
import { paymentSchema } from '#domain/funds/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as holdings from '#data/funds-holdings.server.ts';
import * as payments from '#data/funds-payments.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** First from which money: of one pledge in one project. */
export async function load({ locals, url: { searchParams } }) {
	const { seat } = whoMay(locals, 'payment.record');
	const kind = paymentKinds.find((one) => one === searchParams.get('kind')) ?? 'disbursement';
	const all = await holdings.listPayable(locals.db);
	const payable = all.filter((one) => payableFen(one, kind) > 0 && mayPayFrom(one, seat));
	const holding = payable.find(
		({ pledge, project }) =>
			pledge.id === searchParams.get('pledge') && project.id === searchParams.get('project'),
	);
	const known = { pledge_id: holding?.pledge.id, project_id: holding?.project.id };
	const form = await openForm(paymentSchema, { id: crypto.randomUUID(), kind, ...known });
	return { kind, payable, holding, form, today: shanghaiDate(new Date()) };
}

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'payment.record');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, paymentSchema);
		await readFile(form, sent, { db, field: 'evidence', kind: 'evidence' });
		const staged = await listStaged(db, [form.data.evidence_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const recorded = await payments.record(db, paymentFromForm(form.data));
		if (!recorded.ok) return refuseForm(form, placed(recorded.refusal, places), { staged });
		redirect(303, localizeHref(`/desk/funds/payments/${recorded.value}`));
	},
};
