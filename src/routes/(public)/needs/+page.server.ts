import { needForms } from '#domain/timeline/need.ts';
import * as needs from '#data/timeline-needs.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { afterOf, filterOf } from '#http/address.server.ts';

export async function load({ locals: { db }, url }) {
	const filter = filterOf(url, needForms);
	const [page, counties] = await Promise.all([
		needs.list(db, filter, afterOf(url)),
		listCounties(db),
	]);
	return { ...page, filter, counties };
}
