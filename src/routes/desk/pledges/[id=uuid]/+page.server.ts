import { error, redirect } from '@sveltejs/kit';
import { paymentsOf } from '#domain/funds/receipt.ts';
import { shanghaiDate } from '#domain/period.ts';
import { nextDue, standInstalments } from '#domain/pledges/instalment.ts';
import { actsOn, faultsOf, nextStep } from '#domain/pledges/pledge.ts';
import { actsOnUse, earmarkInForce } from '#domain/pledges/use-change.ts';
import { mayAskWaiver, waivedOf } from '#domain/pledges/waiver.ts';
import { listStaged } from '#data/documents.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordRefusal } from '#text/refusals.ts';
import { findBeside } from './beside.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const { db } = locals;
	const [pledge, beside] = await Promise.all([pledges.find(db, id), findBeside(db, id)]);
	if (!pledge) error(404, 'no such pledge');
	const { reports, waivers, uses } = beside;
	const [today, waived] = [shanghaiDate(new Date()), waivedOf(waivers)];
	const instalments = standInstalments(pledge.instalments, paymentsOf(reports), today, waived);
	return {
		pledge,
		...beside,
		instalments,
		use: earmarkInForce(pledge, uses),
		papers: await listStaged(db, [pledge.agreementDocumentId]),
		acts: {
			...actsOn(pledge, actor),
			waive: mayAskWaiver(pledge, actor) && nextDue(instalments) !== null,
			use: Object.values(actsOnUse(pledge, uses, actor)).some(Boolean),
		},
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
