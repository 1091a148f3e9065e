import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { actsOn } from '#domain/supervision/issue.ts';
import * as issues from '#data/supervision-issues.server.ts';
import { listBodies } from '#data/supervision-places.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { handle } from './handle.server.ts';

export async function load({ locals, params }) {
	const actor = whoActs(locals);
	const issue = await issues.find(locals.db, params.id);
	if (!issue) error(404, 'no such issue');
	const today = shanghaiDate(new Date());
	const acts = actsOn(issue, actor, today);
	const bodies = acts.transfer ? await listBodies(locals.db, issue.placeCode) : [];
	return {
		issue,
		acts,
		today,
		bodies: bodies.filter(({ id }) => id !== issue.holder.id),
		stepId: crypto.randomUUID(),
	};
}

export const actions = {
	...handle,
};
