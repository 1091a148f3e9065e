import { shanghaiDate } from '#domain/period.ts';
import { addUp } from '#domain/timeline/totals.ts';
import { findHead } from '#data/timeline-chain.server.ts';
import { listTotals } from '#data/timeline-ledger.server.ts';

export async function load({ locals: { db } }) {
	const [head, totals] = await Promise.all([findHead(db), listTotals(db, {})]);
	return { today: shanghaiDate(new Date()), head, sums: addUp(totals) };
}
