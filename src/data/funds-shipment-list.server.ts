import type { Shipment } from '#domain/funds/goods.ts';
import type { shipmentList } from '#domain/funds/shipment-list.ts';
import type { View } from '#domain/list.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { withReceipts } from './funds-shipments.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';

type ShipmentView = View<typeof shipmentList>;
type Filter = ShipmentView['filter'];

/** The shipments of goods that the actor may see, each with what was received of it. */
export async function list(
	db: Db,
	{ filter, sort, after }: ShipmentView,
	{ limit }: { limit: number },
): Promise<Keyset<Shipment>> {
	const ask = () => narrowed(db.from('goods_shipments').select(), filter);
	const order = { column: sort.by, descending: sort.descending, id: 'id' };
	const { rows, next } = await readPage(ask, order, { after, limit });
	return { rows: await withReceipts(db, rows), next };
}

/** As much of a query as the filter needs. */
interface Narrowing<Query> {
	eq(column: 'status', value: string): Query;
	gte(column: 'shipped_on', value: string): Query;
	lte(column: 'shipped_on', value: string): Query;
}

function narrowed<Query extends Narrowing<Query>>(all: Query, { status, year }: Filter): Query {
	const those = status ? all.eq('status', status) : all;
	if (!year) return those;
	return those.gte('shipped_on', `${year}-01-01`).lte('shipped_on', `${year}-12-31`);
}

/** The year of the oldest shipment that the actor may see, null where there is none. */
export async function findFirstYear(db: Db): Promise<number | null> {
	const query = db.from('goods_shipments').select('shipped_on').order('shipped_on').limit(1);
	const row = answered(await query.maybeSingle());
	return row ? Number(row.shipped_on.slice(0, 4)) : null;
}

/** How many rows `list` has with the same filter. Quantities of different things have no sum. */
export async function count(db: Db, filter: Filter): Promise<number> {
	const rows = db.from('goods_shipments').select('id', { count: 'exact', head: true });
	const answer = await narrowed(rows, filter);
	answered(answer);
	return answer.count ?? 0;
}
