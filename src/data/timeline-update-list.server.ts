import type { View } from '#domain/list.ts';
import type { updateList } from '#domain/timeline/update-list.ts';
import type { UpdateVersion } from '#domain/timeline/update.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { toVersion, versionColumns } from './timeline-updates.server.ts';

type UpdateView = View<typeof updateList>;
type Filter = UpdateView['filter'];

/** All versions of the updates that the actor may see. */
export async function list(
	db: Db,
	{ filter, sort, after }: UpdateView,
	{ limit }: { limit: number },
): Promise<Keyset<UpdateVersion>> {
	const ask = () => narrowed(db.from('update_versions').select(versionColumns), filter);
	// Two versions of one update are never written at once.
	const order = { column: sort.by, descending: sort.descending, id: 'update_id' };
	const { rows, next } = await readPage(ask, order, { after, limit });
	return { rows: rows.map(toVersion), next };
}

/** As much of a query as the filter needs. */
interface Narrowing<Query> {
	eq(column: 'status', value: string): Query;
	gte(column: 'event_on', value: string): Query;
	lte(column: 'event_on', value: string): Query;
}

function narrowed<Query extends Narrowing<Query>>(all: Query, { status, year }: Filter): Query {
	const those = status ? all.eq('status', status) : all;
	if (!year) return those;
	return those.gte('event_on', `${year}-01-01`).lte('event_on', `${year}-12-31`);
}

/** The year of the oldest event that was told the actor, null where there is none. */
export async function findFirstYear(db: Db): Promise<number | null> {
	const query = db.from('update_versions').select('event_on').order('event_on').limit(1);
	const row = answered(await query.maybeSingle());
	return row ? Number(row.event_on.slice(0, 4)) : null;
}

/** How many rows `list` has with the same filter. */
export async function count(db: Db, filter: Filter): Promise<number> {
	const rows = db.from('update_versions').select('update_id', { count: 'exact', head: true });
	const answer = await narrowed(rows, filter);
	answered(answer);
	return answer.count ?? 0;
}
