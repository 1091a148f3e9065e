import { may } from '#domain/identity/permission.ts';
import { shanghaiDate } from '#domain/period.ts';
import { lightOf } from '#domain/projects/light.ts';
import { isStage } from '#domain/projects/project.ts';
import * as projects from '#data/projects.server.ts';
import { listOfRegion } from '#data/timeline-pairings.server.ts';
import { listLastDays } from '#data/timeline-projects.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const asked = url.searchParams.get('stage') ?? '';
	const stage = isStage(asked) ? asked : undefined;
	const before = readCursor(url, 'before', 'instant', 'id');
	const today = shanghaiDate(new Date());
	const [page, pairings] = await Promise.all([
		projects.list(locals.db, { stage, before }),
		seat.kind === 'city' ? listOfRegion(locals.db, seat.regionCode, today) : [],
	]);
	const told = await listLastDays(
		locals.db,
		page.projects.map(({ id }) => id),
	);
	const rows = page.projects.map((project) => ({
		...project,
		light: lightOf(project, { today, toldOn: told.get(project.id) ?? null }),
	}));
	return {
		projects: rows,
		next: page.next,
		stage,
		maySave: may(seat, 'project.save'),
		county: seat.kind === 'county' ? seat.regionCode : null,
		pairings,
	};
}
