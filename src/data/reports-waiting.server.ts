import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** One thing that the reader is asked to do next. */
export interface Waiting {
	/** Names the act: `need_judge`, `receipt_approve`, … */
	readonly act: string;
	readonly recordId: string;
	readonly title: string;
	readonly since: string;
	/** 'YYYY-MM-DD', after which it is too late; null where it waits for ever. */
	readonly lastDay: string | null;
}

/** What waits for the actor, oldest first, at most 200. */
export async function listWaiting(db: Db): Promise<Waiting[]> {
	const rows = answered(await db.rpc('list_waiting'));
	return rows.map(({ record_id: recordId, last_day: lastDay, ...row }) => ({
		...row,
		recordId,
		lastDay,
	}));
}
