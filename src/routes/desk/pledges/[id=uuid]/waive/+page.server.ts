import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { paymentsOf } from '#domain/funds/receipt.ts';
import { shanghaiDate } from '#domain/period.ts';
import { waiverFromForm } from '#domain/pledges/form.ts';
import { missingFen, standInstalments } from '#domain/pledges/instalment.ts';
import { placed, waiverPlaces } from '#domain/pledges/refusals.ts';
import { answerSchema, waiverSchema } from '#domain/pledges/schema.ts';
import { actsOnWaiver, mayAskWaiver, waivable, waivedOf } from '#domain/pledges/waiver.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import * as waiving from '#data/funds-waivers.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { answers } from './answers.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'pledge.end');
	const { db } = locals;
	const [pledge, reports, requests] = await Promise.all([
		pledges.find(db, id),
		receipts.listOfPledge(db, id),
		waiving.list(db, id),
	]);
	if (!pledge) error(404, 'no such pledge');
	const [today, waived] = [shanghaiDate(new Date()), waivedOf(requests)];
	const standings = standInstalments(pledge.instalments, paymentsOf(reports), today, waived);
	const waiting = requests.filter(({ status }) => status === 'requested');
	return {
		pledge,
		open: mayAskWaiver(pledge, actor)
			? waivable(standings, requests).map((one) => ({ ...one, missing: missingFen(one) }))
			: [],
		waiting: waiting.map((request) => ({ request, acts: actsOnWaiver(request, pledge, actor) })),
		form: await openForm(waiverSchema, { id: crypto.randomUUID() }),
		answer: await openForm(answerSchema),
	};
}

export const actions = {
	...answers,
	ask: async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, 'pledge.end');
		const [form, id] = [await readForm(await request.formData(), waiverSchema), params['id'] ?? ''];
		if (!form.valid) return refuseForm(form);
		const asked = await waiving.ask(locals.db, id, waiverFromForm(form.data));
		if (!asked.ok) return refuseForm(form, placed(asked.refusal, waiverPlaces));
		redirect(303, localizeHref(`/desk/pledges/${id}`));
	},
};
