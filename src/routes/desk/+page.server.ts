import { listWaiting } from '#data/reports-waiting.server.ts';

export async function load({ locals }) {
	return { waiting: await listWaiting(locals.db) };
}
