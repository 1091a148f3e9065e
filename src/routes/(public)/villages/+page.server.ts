import { cascade, villageForms } from '#domain/timeline/village.ts';
import * as villages from '#data/timeline-villages.server.ts';
import { afterOf, filterOf } from '#http/address.server.ts';
import { choosePlace } from '#http/region.server.ts';

export async function load({ locals: { db }, url }) {
	const filter = cascade(filterOf(url, villageForms));
	const isSet = Object.values(filter).some(Boolean);
	const [page, counties, townships, place] = await Promise.all([
		isSet ? villages.list(db, filter, afterOf(url)) : villages.listTakingPart(db, afterOf(url)),
		villages.listCounties(db),
		filter.county ? villages.listTownships(db, filter.county) : [],
		choosePlace(db, url, { top: null, deepest: 4 }),
	]);
	return { ...page, filter, isSet, counties, townships, place };
}
