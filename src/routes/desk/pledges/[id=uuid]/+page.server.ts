import { error, redirect } from '@sveltejs/kit';
import { paymentsOf } from '#domain/funds/receipt.ts';
import { shanghaiDate } from '#domain/period.ts';
import { standInstalments } from '#domain/pledges/instalment.ts';
import { actsOn, faultsOf, nextStep } from '#domain/pledges/pledge.ts';
import { listStaged } from '#data/documents.server.ts';
import * as holdings from '#data/funds-holdings.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordRefusal } from '#text/refusals.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const { db } = locals;
	const [pledge, reports, projects] = await Promise.all([
		pledges.find(db, id),
		receipts.listOfPledge(db, id),
		holdings.listOfPledge(db, id),
	]);
	if (!pledge) error(404, 'no such pledge');
	const today = shanghaiDate(new Date());
	return {
		pledge,
		reports,
		projects,
		instalments: standInstalments(pledge.instalments, paymentsOf(reports), today),
		papers: await listStaged(db, [pledge.agreementDocumentId]),
		acts: actsOn(pledge, actor),
		faults: pledge.status === 'draft' ? faultsOf(pledge).map(wordRefusal) : [],
		next: nextStep(pledge),
	};
}

export const actions = {
	withdraw: async ({ locals, params: { id } }) => {
		whoMay(locals, 'pledge.draw_up');
		const refused = refuseAct(await pledges.withdraw(locals.db, id));
		return refused ?? redirect(303, localizeHref(`/desk/pledges/${id}`));
	},
};
