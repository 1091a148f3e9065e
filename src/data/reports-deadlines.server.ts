import type { Deadline } from '#domain/reports/deadline.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** What falls due for the actor, from a month ago to a year ahead, soonest first; at most 500. */
export async function listDeadlines(db: Db): Promise<Deadline[]> {
	const rows = answered(await db.rpc('list_deadlines'));
	return rows.map(({ kind, record_id: recordId, part, title, due_on: dueOn }) => ({
		kind: kind as Deadline['kind'],
		recordId,
		part,
		title,
		dueOn,
	}));
}
