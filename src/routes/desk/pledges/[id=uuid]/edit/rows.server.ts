import { error, type RequestEvent } from '@sveltejs/kit';
import type { Match } from '#domain/pledges/form.ts';
import { withGoods } from '#domain/pledges/goods.ts';
import { planFromForm } from '#domain/pledges/plan.ts';
import {
	rowsOfInstalments,
	withEqualLines,
	withInstalment,
	withLine,
} from '#domain/pledges/rows.ts';
import { pledgeSchema, type PledgeForm } from '#domain/pledges/schema.ts';
import { ID } from '#domain/text.ts';
import type { Db } from '#data/client.server.ts';
import * as drafts from '#data/pledges-drafts.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';

export async function read({ request, params, locals }: RequestEvent) {
	const actor = whoMay(locals, 'pledge.draw_up');
	const sent = await request.formData();
	sent.set('id', params['id'] ?? '');
	return { actor, form: await readForm(sent, pledgeSchema) };
}

/** The proposal that an address names, if it names one; 404 if there is none to see. */
export async function findMatch(db: Db, proposalId: string | null): Promise<Match | null> {
	if (proposalId === null) return null;
	const match = ID.test(proposalId) ? await drafts.findMatch(db, proposalId) : null;
	return match ?? error(404, 'no such proposal');
}

/** The form as it was sent, with more rows, and not judged yet. */
const reshape = (change: (form: PledgeForm) => PledgeForm) => async (event: RequestEvent) => {
	const { form } = await read(event);
	return { form: { ...form, data: change(form.data), errors: {} as typeof form.errors } };
};

export const rows = {
	line: reshape(withLine),
	goods: reshape(withGoods),
	instalment: reshape(withInstalment),
	/** The amount in equal shares for the villages that are typed. */
	share: async (event: RequestEvent) => {
		const { form } = await read(event);
		const shared = withEqualLines(form.data);
		form.errors = {};
		if (!shared.ok) return refuseForm(form, shared.refusal);
		return { form: { ...form, data: shared.value } };
	},
	/** Planned instalments in the place of those that stood there. */
	plan: async (event: RequestEvent) => {
		const { form } = await read(event);
		const match = await findMatch(event.locals.db, event.url.searchParams.get('proposal'));
		const planned = planFromForm(form.data, match?.amountFen ?? undefined);
		form.errors = {};
		if (!planned.ok) return refuseForm(form, planned.refusal);
		return { form: { ...form, data: { ...form.data, ...rowsOfInstalments(planned.value) } } };
	},
};
