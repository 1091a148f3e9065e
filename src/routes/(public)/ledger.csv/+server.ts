import { shanghaiDate } from '#domain/period.ts';
import { ledgerForms } from '#domain/timeline/ledger.ts';
import { findHead, listPages } from '#data/timeline-ledger.server.ts';
import { filterOf } from '#http/address.server.ts';
import { ledgerCsv } from '#http/csv.server.ts';

/** Every row of the filter up to the newest one at the start, written while it is read. */
export async function GET({ locals: { db }, url }) {
	const filter = filterOf(url, ledgerForms);
	const head = await findHead(db);
	const asOf = new Date();
	return new Response(ledgerCsv(listPages(db, filter, head), asOf.toISOString()), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="ledger-${shanghaiDate(asOf)}.csv"`,
		},
	});
}
