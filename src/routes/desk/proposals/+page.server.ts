import { may } from '#domain/identity/permission.ts';
import { sideOfKind, stateOn } from '#domain/matching/proposal.ts';
import { shanghaiDate } from '#domain/period.ts';
import { listTotals } from '#data/matching-choices.server.ts';
import * as proposals from '#data/matching-proposals.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const side = sideOfKind(seat.kind);
	const today = shanghaiDate(new Date());
	const state = url.searchParams.get('state') ?? undefined;
	const after = readCursor(url, 'after', 'day', 'count', 'id');
	const isGiver = may(seat, 'need.browse');
	const [page, totals] = await Promise.all([
		proposals.list(locals.db, { state, side, today, after }),
		isGiver ? listTotals(locals.db) : [],
	]);
	return {
		proposals: page.proposals.map((proposal) => ({
			...proposal,
			state: stateOn(today, proposal),
		})),
		next: page.next,
		totals,
		isGiver,
		state,
		side,
		mayDecide: may(seat, 'proposal.decide_as_donor') || may(seat, 'proposal.decide_as_village'),
	};
}
