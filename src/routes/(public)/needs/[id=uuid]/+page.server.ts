import { error } from '@sveltejs/kit';
import { addUpEach } from '#domain/timeline/totals.ts';
import { listTotalsOf } from '#data/timeline-ledger.server.ts';
import * as needs from '#data/timeline-needs.server.ts';
import * as projects from '#data/timeline-projects.server.ts';

export async function load({ locals: { db }, params: { id } }) {
	const [need, itsProjects] = await Promise.all([
		needs.find(db, id),
		projects.listOf(db, 'need_id', id),
	]);
	if (!need) error(404, 'no such need');
	const ids = itsProjects.map((project) => project.id);
	const totals = await listTotalsOf(db, 'project', ids);
	return { need, projects: itsProjects, money: addUpEach(totals) };
}
