import { error } from '@sveltejs/kit';
import { mayEnd, mayPublish } from '#domain/matching/round.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, params: { id }, route }) {
	const actor = whoActs(locals);
	const round = await rounds.find(locals.db, id);
	if (!round) error(404, 'no such round');
	const isOwn = round.organizationId === actor.seat.organizationId;
	// Others read the summary of a published round, and of its grants those that concern them.
	if (!isOwn && route.id !== '/desk/matching/[id=uuid]') error(404, 'not one’s own round');
	return {
		round,
		isOwn,
		isStarter: round.createdBy === actor.accountId,
		mayPublish: mayPublish(actor, round),
		mayDo: mayEnd(actor, round),
	};
}
