import { isReady } from '#data/regions.server.ts';

/** Whether the database answers: what a load balancer asks before it sends anyone here. */
export async function GET({ locals }) {
	const ready = await isReady(locals.db);
	return new Response(ready ? 'ready' : 'not ready', { status: ready ? 200 : 503 });
}
