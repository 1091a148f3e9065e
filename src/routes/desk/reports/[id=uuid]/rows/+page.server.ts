import { error } from '@sveltejs/kit';
import { find } from '#data/reports-bulletins.server.ts';
import { figureRows } from '#http/report.server.ts';

export async function load({ locals: { db }, params: { id }, url }) {
	const bulletin = await find(db, id);
	if (!bulletin) error(404, 'no such bulletin');
	return { bulletin, ...(await figureRows(db, url, bulletin)) };
}
