import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { addUp } from '#domain/timeline/totals.ts';
import type { Db } from '#data/client.server.ts';
import { listNeedCounts, listProgress } from '#data/reports-pictures.server.ts';
import { listTotals } from '#data/timeline-ledger.server.ts';
import { findCounty } from '#data/timeline-villages.server.ts';

/** A county's page: what the pictures of its money, its works and its needs are drawn from. */
export async function readCounty(db: Db, code: string) {
	const [county, totals, progress, counts] = await Promise.all([
		findCounty(db, code),
		listTotals(db, { county: code }),
		listProgress(db, { region: code }),
		listNeedCounts(db, { region: code }),
	]);
	if (!county) error(404, 'no such county');
	return { ...county, sums: addUp(totals), progress, counts, today: shanghaiDate(new Date()) };
}
