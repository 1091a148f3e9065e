import { may } from '#domain/identity/permission.ts';
import * as headCounts from '#data/needs-head-counts.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** The villages of the seat's region with their head counts; those without one on their own. */
export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const isMissing = url.searchParams.get('show') === 'missing';
	const after = url.searchParams.get('after') ?? undefined;
	return {
		...(await headCounts.list(locals.db, { isMissing, after })),
		isMissing,
		mayCount: may(seat, 'village.count'),
	};
}
