import { error, redirect } from '@sveltejs/kit';
import { actsOn } from '#domain/pairings/pairing.ts';
import { endPlaces } from '#domain/pairings/refusals.ts';
import { endSchema } from '#domain/pairings/schema.ts';
import { parseDate, shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { valueOf } from '#domain/result.ts';
import { publicProjectList } from '#domain/timeline/list.ts';
import { addUp } from '#domain/timeline/totals.ts';
import { listStaged } from '#data/documents.server.ts';
import { listOf as listMeetings } from '#data/meetings-list.server.ts';
import * as agreements from '#data/pairings-agreements.server.ts';
import { listOfPairing as listExchanges } from '#data/pairings-exchange-list.server.ts';
import * as pairings from '#data/pairings.server.ts';
import { listDues } from '#data/reports-assessments.server.ts';
import { listTotals } from '#data/timeline-ledger.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { moneyOf } from '#http/money.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, locals: { db }, params: { id } }) {
	const { seat } = whoActs(locals);
	const newest = { filter: { pairing: id }, sort: publicProjectList.usual, after: null };
	const [pairing, agreed, totals, works, meetings, exchanges, dues] = await Promise.all([
		pairings.find(db, id),
		agreements.listOf(db, id),
		listTotals(db, { pairing: id }),
		projects.list(db, newest, { limit: 10 }),
		listMeetings(db, id),
		listExchanges(db, id),
		listDues(db, id),
	]);
	if (!pairing) error(404, 'no such pairing');
	const [neighbours, contacts, papers, money] = await Promise.all([
		pairings.listNeighbours(db, pairing),
		pairings.listContacts(db, pairing),
		listStaged(db, [pairing.basisDocumentId]),
		moneyOf(db, works.rows),
	]);
	const today = shanghaiDate(new Date());
	return {
		...{ pairing, neighbours, agreements: agreed, meetings, exchanges, dues },
		...{ contacts, papers, money, today, sums: addUp(totals), projects: works.rows },
		acts: actsOn(pairing, seat, today),
		form: await openForm(endSchema),
	};
}

export const actions = {
	end: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'pairing.record');
		const form = await readForm(await request.formData(), endSchema);
		if (!form.valid) return refuseForm(form);
		const ended = await pairings.end(locals.db, id, valueOf(parseDate(form.data.valid_to)));
		if (!ended.ok) return refuseForm(form, placed(ended.refusal, endPlaces));
		redirect(303, localizeHref(`/desk/pairings/${id}`));
	},
};
