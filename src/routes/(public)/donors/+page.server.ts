import { addUp, addUpEach } from '#domain/timeline/totals.ts';
import { ANONYMOUS } from '#domain/timeline/ledger.ts';
import { shanghaiDate } from '#domain/period.ts';
import * as donors from '#data/timeline-donors.server.ts';
import { listTotals, listTotalsOf } from '#data/timeline-ledger.server.ts';
import { afterOf } from '#http/address.server.ts';

export async function load({ locals: { db }, url }) {
	const [page, anonymous] = await Promise.all([
		donors.list(db, afterOf(url)),
		listTotals(db, { donor: ANONYMOUS }),
	]);
	const ids = page.rows.map((donor) => donor.id);
	const totals = await listTotalsOf(db, 'donor', ids);
	return {
		...page,
		today: shanghaiDate(new Date()),
		anonymous: addUp(anonymous),
		money: addUpEach(totals),
	};
}
