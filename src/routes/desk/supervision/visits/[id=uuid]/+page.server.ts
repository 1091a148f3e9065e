import { error } from '@sveltejs/kit';
import { listStaged } from '#data/documents.server.ts';
import * as visits from '#data/supervision-visits.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, params }) {
	whoActs(locals);
	const visit = await visits.find(locals.db, params.id);
	if (!visit) error(404, 'no such visit');
	return { visit, papers: await listStaged(locals.db, visit.papers) };
}
