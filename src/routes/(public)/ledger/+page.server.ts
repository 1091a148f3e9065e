import { shanghaiDate } from '#domain/period.ts';
import { ledgerForms } from '#domain/timeline/ledger.ts';
import { yearsSince } from '#domain/timeline/pairing.ts';
import { addUp, countRows } from '#domain/timeline/totals.ts';
import { list, listTotals } from '#data/timeline-ledger.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';
import { findSubjects } from '#data/timeline-subjects.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { filterOf, seqOf } from '#http/address.server.ts';

export async function load({ locals: { db }, url }) {
	const filter = filterOf(url, ledgerForms);
	const today = shanghaiDate(new Date());
	const [page, totals, subjects, counties, paired] = await Promise.all([
		list(db, filter, { before: seqOf(url), limit: 50 }),
		listTotals(db, filter),
		findSubjects(db, filter),
		listCounties(db),
		pairings.list(db),
	]);
	return {
		...page,
		today,
		filter,
		sums: addUp(totals),
		count: countRows(totals),
		subjects,
		counties,
		pairings: paired,
		years: yearsSince(paired, today),
	};
}
