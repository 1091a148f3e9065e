import { error } from '@sveltejs/kit';
import { list } from '#data/reports-published.server.ts';

export async function load({ locals: { db }, params: { period } }) {
	const { rows } = await list(db, { month: period });
	if (rows.length === 0) error(404, 'no bulletin of this month');
	return { month: period, rows };
}
