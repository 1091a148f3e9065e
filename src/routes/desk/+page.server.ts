import { shanghaiDate } from '#domain/period.ts';
import { listFirstActs, lookAtDesk } from '#data/reports-desk.server.ts';
import { listWaiting } from '#data/reports-waiting.server.ts';
import { listBySeqs } from '#data/timeline-entries.server.ts';
import { handedLately } from '#http/reset.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** Of the news so many, unless all are asked for. */
const FIRST_NEWS = 10;

export async function load({ locals, url }) {
	const { db } = locals;
	const { accountId, isView } = whoActs(locals);
	const [waiting, firstActs, news, handedAt] = await Promise.all([
		listWaiting(db),
		listFirstActs(db),
		isView ? null : lookAtDesk(db),
		handedLately(accountId),
	]);
	const shown = news?.seqs.slice(0, url.searchParams.has('news') ? undefined : FIRST_NEWS) ?? [];
	return {
		waiting,
		firstActs,
		news: news && { ...news, entries: await listBySeqs(db, shown) },
		handedAt,
		today: shanghaiDate(new Date()),
	};
}
