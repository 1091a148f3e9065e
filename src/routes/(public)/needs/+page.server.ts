import { needForms } from '#domain/timeline/need.ts';
import * as needs from '#data/timeline-needs.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { afterOf, filterOf } from '#http/address.server.ts';
import { choosePlace } from '#http/region.server.ts';

export async function load({ locals: { db }, url }) {
	const filter = filterOf(url, needForms);
	const [page, counties, place] = await Promise.all([
		needs.list(db, filter, afterOf(url)),
		listCounties(db),
		choosePlace(db, url, { top: null, deepest: 5 }),
	]);
	return { ...page, filter, counties, place };
}
