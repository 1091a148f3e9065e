import { shanghaiDate } from '#domain/period.ts';
import { addUp, countRows } from '#domain/timeline/totals.ts';
import { listTotals } from '#data/timeline-ledger.server.ts';
import { findSubjects } from '#data/timeline-subjects.server.ts';
import { openList, viewOf } from '#http/list.server.ts';
import { ledger } from '#http/lists/ledger.server.ts';

export async function load({ locals: { db }, url }) {
	const { filter } = viewOf(url, ledger.form);
	const [page, totals, subjects] = await Promise.all([
		openList(ledger, { db, url }),
		listTotals(db, filter),
		findSubjects(db, filter),
	]);
	return {
		...page,
		today: shanghaiDate(new Date()),
		sums: addUp(totals),
		count: countRows(totals),
		subjects,
	};
}
