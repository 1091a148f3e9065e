import { matchForms } from '#domain/matching/plan.ts';
import * as matches from '#data/matching-matches.server.ts';
import * as results from '#data/matching-results.server.ts';
import { filterOf } from '#http/address.server.ts';
import { readCursor } from '#http/cursor.server.ts';

export async function load({ locals, params: { id }, url, parent }) {
	const { round } = await parent();
	const filter = filterOf(url, matchForms);
	const after = readCursor(url, 'after', filter.order === 'amount' ? 'quantity' : 'code', 'id');
	const [page, flows] = await Promise.all([
		matches.list(locals.db, round, filter, after),
		results.listFlows(locals.db, id),
	]);
	return { ...page, filter, flows };
}
