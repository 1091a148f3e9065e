import { shanghaiDate } from '#domain/period.ts';
import { listFirstActs, lookAtDesk } from '#data/reports-desk.server.ts';
import { listWaiting } from '#data/reports-waiting.server.ts';
import { listBySeqs } from '#data/timeline-entries.server.ts';
import { handedLately } from '#http/reset.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals }) {
	const { db } = locals;
	const { accountId, isView } = whoActs(locals);
	const [waiting, firstActs, news, handedAt] = await Promise.all([
		listWaiting(db),
		listFirstActs(db),
		isView ? null : lookAtDesk(db),
		handedLately(accountId),
	]);
	return {
		waiting,
		firstActs,
		news: news && { ...news, entries: await listBySeqs(db, news.seqs) },
		handedAt,
		today: shanghaiDate(new Date()),
	};
}
