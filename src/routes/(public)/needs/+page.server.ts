import { openList } from '#http/list.server.ts';
import { publicNeeds } from '#http/lists/public-needs.server.ts';
import { choosePlace } from '#http/region.server.ts';

export async function load({ locals: { db }, url }) {
	const [page, place] = await Promise.all([
		openList(publicNeeds, { db, url }),
		choosePlace(db, url, { top: null, deepest: 5 }),
	]);
	return { ...page, place };
}
