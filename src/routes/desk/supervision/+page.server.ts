import { may } from '#domain/identity/permission.ts';
import { formatView } from '#domain/list.ts';
import { shanghaiDate } from '#domain/period.ts';
import { opinionList } from '#domain/supervision/list.ts';
import {
	opinionCategories,
	opinionCauses,
	opinionStatuses,
	type OpinionCategory,
	type OpinionCause,
	type OpinionStatus,
} from '#domain/supervision/opinion.ts';
import * as opinions from '#data/supervision-opinions.server.ts';
import { viewOf } from '#http/list.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const view = viewOf(url, opinionList);
	const { status, category, cause } = view.filter;
	const asked = {
		status: status as OpinionStatus | undefined,
		category: category as OpinionCategory | undefined,
		cause: cause as OpinionCause | undefined,
	};
	const { rows, next } = await opinions.list(locals.db, asked, view.after);
	return {
		today: shanghaiDate(new Date()),
		opinions: rows,
		filter: view.filter,
		older: next && formatView(view, opinionList, { after: next }),
		statuses: opinionStatuses,
		categories: opinionCategories,
		causes: opinionCauses,
		mayRaise: may(seat, 'opinion.raise'),
	};
}
