import type { IdleMoney } from '#domain/funds/idle.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { nameColumns, toPledgeName } from './funds-pledges.server.ts';

const MOST = 500;

/** What was received and not paid out yet, of all that the actor may see; the longest first. */
export async function listIdle(db: Db): Promise<IdleMoney[]> {
	const rows = answered(await db.rpc('list_idle_money').limit(MOST));
	if (rows.length === 0) return [];
	const query = db.from('pledges').select(`${nameColumns}, pledge_lines(village_code)`);
	const ids = rows.map((row) => row.pledge_id);
	const pledges = new Map(answered(await query.in('id', ids)).map((row) => [row.id, row]));
	return rows.flatMap((row) => {
		const pledge = pledges.get(row.pledge_id);
		if (!pledge) return [];
		return [
			{
				pledge: toPledgeName(pledge),
				availableFen: row.available_fen,
				// The generated types know no columns that may be null in an answer of a function.
				availableSince: row.available_since as string | null,
				undisbursedFen: row.undisbursed_fen,
				undisbursedSince: row.undisbursed_since,
				villageCodes: pledge.pledge_lines.map(({ village_code }) => village_code),
			},
		];
	});
}
