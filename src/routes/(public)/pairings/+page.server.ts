import { shanghaiDate } from '#domain/period.ts';
import { splitByTime } from '#domain/timeline/pairing.ts';
import { addUpBy } from '#domain/timeline/totals.ts';
import { listTotals } from '#data/timeline-ledger.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';

export async function load({ locals: { db } }) {
	const today = shanghaiDate(new Date());
	const [paired, totals] = await Promise.all([
		pairings.list(db),
		listTotals(db, { bucket: 'received' }),
	]);
	return { today, ...splitByTime(paired, today), money: addUpBy(totals, 'pairingId') };
}
