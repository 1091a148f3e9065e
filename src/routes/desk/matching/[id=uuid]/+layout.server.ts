import { error } from '@sveltejs/kit';
import { mayEnd, mayPublish } from '#domain/matching/round.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const round = await rounds.find(locals.db, id);
	if (!round) error(404, 'no such round');
	return {
		round,
		isOwn: round.organizationId === actor.seat.organizationId,
		isStarter: round.createdBy === actor.accountId,
		mayPublish: mayPublish(actor, round),
		mayDo: mayEnd(actor, round),
	};
}
