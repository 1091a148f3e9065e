import { shanghaiDate } from '#domain/period.ts';
import { splitByTime } from '#domain/timeline/pairing.ts';
import { addUpEach } from '#domain/timeline/totals.ts';
import { listTotalsOf } from '#data/timeline-ledger.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';

export async function load({ locals: { db } }) {
	const today = shanghaiDate(new Date());
	const paired = await pairings.list(db);
	const ids = paired.map((pairing) => pairing.id);
	const totals = await listTotalsOf(db, 'pairing', ids);
	return { today, ...splitByTime(paired, today), money: addUpEach(totals) };
}
