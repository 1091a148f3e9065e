import { error, redirect } from '@sveltejs/kit';
import { may } from '#domain/identity/permission.ts';
import { answerFromForm, answerPlaces } from '#domain/matching/form.ts';
import {
	leadsToPledge,
	mayDecide,
	sideOf,
	stateOn,
	type Decision,
} from '#domain/matching/proposal.ts';
import { decisionSchema } from '#domain/matching/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import * as proposals from '#data/matching-proposals.server.ts';
import * as needs from '#data/needs.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const { seat } = whoActs(locals);
	const today = shanghaiDate(new Date());
	const proposal = await proposals.find(locals.db, id);
	if (!proposal) error(404, 'no such proposal');
	const [side, state] = [sideOf(seat, proposal), stateOn(today, proposal)];
	const other = proposal.reasons?.otherNeed;
	const nearest = side === 'donor' && other ? await needs.find(locals.db, other.id) : null;
	return {
		nearest: nearest && { id: nearest.id, title: nearest.title },
		proposal: { ...proposal, state },
		side,
		mayPledge:
			side === 'donor' &&
			state === 'agreed' &&
			leadsToPledge(proposal) &&
			may(seat, 'pledge.draw_up'),
		isOnBehalf: seat.kind === 'township',
		mayDecide: mayDecide(today, seat, proposal),
		form: await openForm(decisionSchema),
	};
}

/** The button says which; who may speak for which side, the database asks. */
function say(decision: Decision) {
	return async ({ request, locals, params: { id } }: RequestEvent) => {
		whoActs(locals);
		const form = await readForm(await request.formData(), decisionSchema);
		if (!form.valid) return refuseForm(form);
		const done = await proposals.decide(locals.db, id, answerFromForm(form.data, decision));
		if (!done.ok) return refuseForm(form, placed(done.refusal, answerPlaces));
		redirect(303, localizeHref(`/desk/proposals/${id}`));
	};
}

export const actions = { accept: say('accepted'), decline: say('declined') };
