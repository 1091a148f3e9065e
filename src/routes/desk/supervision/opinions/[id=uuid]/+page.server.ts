import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { actsOn, conclusions } from '#domain/supervision/opinion.ts';
import { listStaged } from '#data/documents.server.ts';
import * as opinions from '#data/supervision-opinions.server.ts';
import { listBodies } from '#data/supervision-places.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { answers } from './answers.server.ts';
import { supervise } from './supervise.server.ts';

export async function load({ locals: { db, ...locals }, params }) {
	const actor = whoActs({ db, ...locals });
	const opinion = await opinions.find(db, params.id);
	if (!opinion) error(404, 'no such opinion');
	const can = actsOn(opinion, actor);
	const ids = opinion.steps.flatMap(({ papers }) => papers);
	const [bodies, papers] = await Promise.all([
		can.verify || can.assign ? listBodies(db, opinion.placeCode) : [],
		listStaged(db, ids),
	]);
	const today = shanghaiDate(new Date());
	return { opinion, can, bodies, papers, conclusions, today, stepId: crypto.randomUUID() };
}

export const actions = {
	...supervise,
	...answers,
};
