import type { FirstAct } from '#domain/reports/first-act.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** What was published since the look before this one, of what concerns the house. */
export interface DeskNews {
	/** When that look ended. */
	readonly since: string;
	readonly rowCount: number;
	/** The newest entries, at most 200, by number. */
	readonly seqs: readonly number[];
}

/** Notes that the reader looks at the desk; null at the first look. */
export async function lookAtDesk(db: Db): Promise<DeskNews | null> {
	const row = answered(await db.rpc('look_at_desk'))[0];
	return row ? { since: row.before_at, rowCount: row.row_count, seqs: row.seqs } : null;
}

/** What a new house does first, in order; none once it has begun. */
export async function listFirstActs(db: Db): Promise<FirstAct[]> {
	const rows = answered(await db.rpc('list_first_acts'));
	return rows.map(({ act, is_done: isDone }) => ({ act, isDone }) as FirstAct);
}
