import { error, redirect } from '@sveltejs/kit';
import { mayPublish } from '#domain/matching/round.ts';
import * as proposals from '#data/matching-proposals.server.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const actor = whoActs(locals);
	const [round, matches, open] = await Promise.all([
		rounds.find(locals.db, id),
		proposals.listOfRound(locals.db, id, readCursor(url, 'matches', 'code', 'id')),
		rounds.listOpenNeeds(locals.db, id, readCursor(url, 'open', 'fen', 'id')),
	]);
	if (!round) error(404, 'no such round');
	return {
		round,
		matches,
		open,
		isStarter: round.createdBy === actor.accountId,
		mayPublish: mayPublish(actor, round),
	};
}

export const actions = {
	publish: async ({ locals, params: { id } }) => {
		whoMay(locals, 'round.publish');
		const refused = refuseAct(await rounds.publish(locals.db, id));
		return refused ?? redirect(303, localizeHref(`/desk/matching/${id}`));
	},
};
