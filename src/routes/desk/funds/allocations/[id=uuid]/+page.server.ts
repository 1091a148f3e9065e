import { error } from '@sveltejs/kit';
import { actsOnRecord } from '#domain/funds/allocation.ts';
import { noteSchema, reversalSchema } from '#domain/funds/schema.ts';
import * as allocations from '#data/funds-allocations.server.ts';
import { askForAllocation } from '#data/funds-project-reversals.server.ts';
import { openForm } from '#http/form.server.ts';
import { recordActions } from '#http/records.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const allocation = await allocations.find(locals.db, id);
	if (!allocation) error(404, 'no such allocation');
	return {
		allocation,
		acts: actsOnRecord(allocation, 'allocation', actor),
		note: await openForm(noteSchema),
		reversal: await openForm(reversalSchema, { id: crypto.randomUUID() }),
	};
}

const acts = recordActions('allocations', {
	write: 'allocation.propose',
	review: 'allocation.review',
	approve: allocations.approve,
	sendBack: allocations.sendBack,
	reverse: askForAllocation,
});

export const actions = {
	approve: acts.approve,
	return: acts.return,
	reverse: acts.reverse,
	approve_reversal: acts.approve_reversal,
	return_reversal: acts.return_reversal,
};
