import { error } from '@sveltejs/kit';
import { actsOnRecord } from '#domain/funds/allocation.ts';
import { noteSchema, reversalSchema } from '#domain/funds/schema.ts';
import { listStaged } from '#data/documents.server.ts';
import * as payments from '#data/funds-payments.server.ts';
import { askForPayment } from '#data/funds-project-reversals.server.ts';
import { openForm } from '#http/form.server.ts';
import { recordActions } from '#http/records.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const payment = await payments.find(locals.db, id);
	if (!payment) error(404, 'no such payment');
	return {
		payment,
		papers: await listStaged(locals.db, [payment.documentId]),
		acts: actsOnRecord(payment, 'payment', actor),
		note: await openForm(noteSchema),
		reversal: await openForm(reversalSchema, { id: crypto.randomUUID() }),
	};
}

const acts = recordActions('payments', {
	write: 'payment.record',
	review: 'payment.review',
	approve: payments.approve,
	sendBack: payments.sendBack,
	reverse: askForPayment,
});

export const actions = {
	approve: acts.approve,
	return: acts.return,
	reverse: acts.reverse,
	approve_reversal: acts.approve_reversal,
	return_reversal: acts.return_reversal,
};
