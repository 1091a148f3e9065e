import { error } from '@sveltejs/kit';
import * as pairings from '#data/timeline-pairings.server.ts';
import * as walls from '#data/timeline-walls.server.ts';
import { hangWall } from '#http/wall.server.ts';

export async function load({ locals: { db }, params: { id }, url }) {
	const pairing = await pairings.find(db, id);
	if (!pairing) error(404, 'no such pairing');
	return { pairing, ...(await hangWall(url, walls.list(db, { pairing: id }))) };
}
