import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { linkedDonor } from '#domain/timeline/linked.ts';
import { addUp } from '#domain/timeline/totals.ts';
import { listNeedCounts, listProgress } from '#data/reports-pictures.server.ts';
import * as donors from '#data/timeline-donors.server.ts';
import { listHandovers } from '#data/timeline-handovers.server.ts';
import { list, listTotals } from '#data/timeline-ledger.server.ts';

export async function load({ locals: { db }, params: { id }, url }) {
	const [donor, totals, pledges, rows, handovers, progress, counts] = await Promise.all([
		donors.find(db, id),
		listTotals(db, { donor: id }),
		donors.listPledges(db, { donor: id }),
		list(db, { donor: id }, { limit: 20 }),
		listHandovers(db, { donor: id }),
		listProgress(db, { donor: id }),
		listNeedCounts(db, { donor: id }),
	]);
	if (!donor) error(404, 'no such donor');
	return {
		today: shanghaiDate(new Date()),
		donor,
		linked: linkedDonor(donor, url.origin + url.pathname),
		sums: addUp(totals),
		pledges,
		handovers,
		rows: rows.rows,
		progress,
		counts,
	};
}
