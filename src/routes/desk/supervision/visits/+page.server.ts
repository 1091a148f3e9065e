import { may } from '#domain/identity/permission.ts';
import { formatView } from '#domain/list.ts';
import { visitList } from '#domain/supervision/list.ts';
import { visitKinds, type VisitKind } from '#domain/supervision/visit.ts';
import * as visits from '#data/supervision-visits.server.ts';
import { viewOf } from '#http/list.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const view = viewOf(url, visitList);
	const kind = view.filter.kind as VisitKind | undefined;
	const { rows, next } = await visits.list(locals.db, kind, view.after);
	return {
		visits: rows,
		kind,
		kinds: visitKinds,
		older: next && formatView(view, visitList, { after: next }),
		mayRecord: may(seat, 'visit.record'),
	};
}
