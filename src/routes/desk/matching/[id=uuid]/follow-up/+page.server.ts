import { error, redirect } from '@sveltejs/kit';
import * as followUps from '#data/matching-follow-ups.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const { seat } = whoMay(locals, 'round.start');
	const followUp = await followUps.find(locals.db, id);
	if (followUp?.organizationId !== seat.organizationId) error(404, 'no such round');
	return { id, isOn: followUp.isOn };
}

function turn(isOn: boolean) {
	return async ({ locals, params: { id } }: RequestEvent) => {
		whoMay(locals, 'round.start');
		const refused = refuseAct(await followUps.turn(locals.db, id, isOn));
		return refused ?? redirect(303, localizeHref(`/desk/matching/${id}/follow-up`));
	};
}

export const actions = { start: turn(true), stop: turn(false) };
