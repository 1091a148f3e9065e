import { json } from '@sveltejs/kit';
import { formatFilter } from '#domain/filter.ts';
import { ledgerForms } from '#domain/timeline/ledger.ts';
import { openRow, openSum } from '#domain/timeline/open.ts';
import { addUp } from '#domain/timeline/totals.ts';
import { list, listTotals } from '#data/timeline-ledger.server.ts';
import { filterOf, seqOf } from '#http/address.server.ts';

/** 500 rows at a time, the newest first; `next` is the address of those before them. */
export async function GET({ locals: { db }, url }) {
	const filter = filterOf(url, ledgerForms);
	const [page, totals] = await Promise.all([
		list(db, filter, { before: seqOf(url), limit: 500 }),
		listTotals(db, filter),
	]);
	const after = page.next === null ? null : String(page.next);
	return json({
		as_of: new Date().toISOString(),
		filter,
		totals: addUp(totals).map(openSum),
		rows: page.rows.map(openRow),
		next: after && `/ledger.json${formatFilter({ ...filter, after })}`,
	});
}
