import { error } from '@sveltejs/kit';
import { findCounty } from '#data/timeline-villages.server.ts';
import * as walls from '#data/timeline-walls.server.ts';
import { hangWall } from '#http/wall.server.ts';

export async function load({ locals: { db }, params: { code }, url }) {
	const county = await findCounty(db, code);
	if (!county) error(404, 'no such county');
	return { county, ...(await hangWall(url, walls.list(db, { county: code }))) };
}
