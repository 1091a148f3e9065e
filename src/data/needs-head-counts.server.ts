import type { View } from '#domain/list.ts';
import type {
	HeadCount,
	headCountList,
	HeadCountSums,
	StatedCount,
} from '#domain/needs/head-count.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Database } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';

type Row = Database['public']['Functions']['list_head_counts']['Returns'][number];
type CountView = View<typeof headCountList>;

/** The villages of the actor's region, with the latest count of each. */
export async function list(
	db: Db,
	view: CountView,
	{ limit }: { limit: number },
): Promise<Keyset<HeadCount>> {
	const ask = () => narrowed(db, view.filter);
	const { rows, next } = await readPage(ask, orderOf(view), { after: view.after, limit });
	return { rows: rows.map(toCount), next };
}

function narrowed(db: Db, { township, counted }: CountView['filter']) {
	let query = db.rpc('list_head_counts');
	if (township) query = query.eq('township_code', township);
	if (counted === 'yes') query = query.not('population', 'is', null);
	if (counted === 'no') query = query.is('population', null);
	return query;
}

function orderOf({ sort: { by, descending } }: CountView): Order {
	if (by === 'code') return { column: 'code', descending, id: 'code' };
	return { column: by, descending, id: 'code', nulls: 'last' };
}

/** How many villages `list` has with the same filter, and what their counts sum to. */
export async function findSums(db: Db, filter: CountView['filter']): Promise<HeadCountSums> {
	const rows = await db.rpc('list_head_count_sums', {
		...(filter.township && { township: filter.township }),
		...(filter.counted && { counted: filter.counted === 'yes' }),
	});
	const [sums] = answered(rows);
	return sums ?? { villages: 0, population: null, households: null };
}

/** One village of the actor's region, null where it is none. */
export async function find(db: Db, code: string): Promise<HeadCount | null> {
	const query = db.rpc('list_head_counts').eq('code', code);
	const row = answered(await query.maybeSingle());
	return row && toCount(row);
}

function toCount({ code, name, township, year, population, households, source, ...row }: Row) {
	const countedOn = row.counted_on;
	return { villageCode: code, name, township, year, countedOn, population, households, source };
}

/** Stating the same again changes nothing. */
export function state(db: Db, count: StatedCount): Promise<Result<string>> {
	return act(db, 'state_head_count', argumentsOf(count));
}

/** A count as `state_head_count` takes it. */
export function argumentsOf(count: StatedCount) {
	return {
		village_code: count.villageCode,
		counted_on: count.countedOn,
		population: count.population,
		source: count.source,
		households: count.households,
	};
}
