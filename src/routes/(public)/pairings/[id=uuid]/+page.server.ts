import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { publicProjectList } from '#domain/timeline/list.ts';
import { addUp, addUpEach } from '#domain/timeline/totals.ts';
import { listNeedCounts, listProgress } from '#data/reports-pictures.server.ts';
import { listPledges } from '#data/timeline-donors.server.ts';
import { listExchanges, listExchangeSums } from '#data/timeline-exchanges.server.ts';
import { listTotals, listTotalsOf } from '#data/timeline-ledger.server.ts';
import { listMeetings } from '#data/timeline-meetings.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';
import * as projects from '#data/timeline-projects.server.ts';

export async function load({ locals: { db }, params: { id } }) {
	const [pairing, totals, newest, pledges, meetings, done, progress, counts] = await Promise.all([
		pairings.find(db, id),
		listTotals(db, { pairing: id }),
		projects.list(
			db,
			{ filter: { pairing: id }, sort: publicProjectList.usual, after: null },
			{ limit: 20 },
		),
		listPledges(db, { pairing: id }),
		listMeetings(db, id),
		Promise.all([listExchangeSums(db, id), listExchanges(db, id)]),
		listProgress(db, { pairing: id }),
		listNeedCounts(db, { pairing: id }),
	]);
	if (!pairing) error(404, 'no such pairing');
	const ids = newest.rows.map((project) => project.id);
	return {
		today: shanghaiDate(new Date()),
		pairing,
		neighbours: await pairings.listNeighbours(db, pairing),
		sums: addUp(totals),
		money: addUpEach(await listTotalsOf(db, 'project', ids)),
		projects: newest.rows,
		hasMore: newest.next !== null,
		pledges,
		meetings,
		exchangeSums: done[0],
		exchanges: done[1],
		progress,
		counts,
	};
}
