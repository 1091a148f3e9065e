import { may } from '#domain/identity/permission.ts';
import { shanghaiDate } from '#domain/period.ts';
import { listOfRegion } from '#data/timeline-pairings.server.ts';
import { openDesk } from '#http/list.server.ts';
import { projects } from '#http/lists/projects.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals: { db, ...locals }, url }) {
	const { seat } = whoActs({ ...locals, db });
	const today = shanghaiDate(new Date());
	const [page, pairings] = await Promise.all([
		openDesk(projects, { db, url }),
		seat.kind === 'city' ? listOfRegion(db, seat.regionCode, today) : [],
	]);
	return {
		...page,
		maySave: may(seat, 'project.save'),
		county: seat.kind === 'county' ? seat.regionCode : null,
		pairings,
	};
}
