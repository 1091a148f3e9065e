import { error, redirect } from '@sveltejs/kit';
import { places, receiptFromForm, reversalFromForm } from '#domain/funds/form.ts';
import { actsOnReport, arrivalOf, liveReceipt } from '#domain/funds/receipt.ts';
import { pendingReversal } from '#domain/funds/reversal.ts';
import { noteSchema, receiptSchema, reversalSchema } from '#domain/funds/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import * as reversals from '#data/funds-reversals.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { words } from './words.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const report = await receipts.find(locals.db, id);
	if (!report) error(404, 'no such payment');
	const files = [report.documentId, ...report.receipts.map(({ documentId }) => documentId)];
	return {
		report,
		arrival: arrivalOf(report),
		acts: actsOnReport(report, actor),
		asked: pendingReversal(liveReceipt(report)),
		papers: await listStaged(locals.db, files),
		today: shanghaiDate(new Date()),
		receipt: await openForm(receiptSchema, { id: crypto.randomUUID() }),
		reversal: await openForm(reversalSchema, { id: crypto.randomUUID() }),
		note: await openForm(noteSchema),
	};
}

export const actions = {
	...words,
	confirm: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'receipt.confirm');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, receiptSchema);
		await readFile(form, sent, { db, field: 'voucher', kind: 'receipt' });
		const staged = await listStaged(db, [form.data.voucher_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const confirmed = await receipts.confirm(db, id, receiptFromForm(form.data));
		if (!confirmed.ok) return refuseForm(form, placed(confirmed.refusal, places), { staged });
		redirect(303, localizeHref(`/desk/funds/reports/${id}`));
	},
	reverse: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'receipt.confirm');
		const form = await readForm(await request.formData(), reversalSchema);
		if (!form.valid) return refuseForm(form);
		const asked = await reversals.ask(locals.db, reversalFromForm(form.data));
		if (!asked.ok) return refuseForm(form, placed(asked.refusal, places));
		redirect(303, localizeHref(`/desk/funds/reports/${id}`));
	},
};
