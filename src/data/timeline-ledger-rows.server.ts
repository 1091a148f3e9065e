import type { LedgerRow } from '#domain/timeline/ledger.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { postings, toRow } from './timeline-ledger.server.ts';

/** These rows of the ledger, the newest first; at most a few hundred. */
export async function listBySeq(db: Db, seqs: readonly number[]): Promise<LedgerRow[]> {
	if (seqs.length === 0) return [];
	const query = postings(db).in('seq', [...seqs]);
	return answered(await query.order('seq', { ascending: false })).map(toRow);
}
