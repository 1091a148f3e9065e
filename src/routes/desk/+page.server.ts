import { shanghaiDate } from '#domain/period.ts';
import { listWaiting } from '#data/reports-waiting.server.ts';
import { handedLately } from '#http/reset.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals }) {
	const [waiting, handedAt] = await Promise.all([
		listWaiting(locals.db),
		handedLately(whoActs(locals).accountId),
	]);
	return { waiting, handedAt, today: shanghaiDate(new Date()) };
}
