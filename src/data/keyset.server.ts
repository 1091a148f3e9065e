import type { PostgrestSingleResponse } from '@supabase/supabase-js';
import type { Place } from '#domain/list.ts';
import { answered } from './fault.server.ts';

/** One page of a list, and where it ended; null after the last. */
export interface Keyset<Row> {
	readonly rows: Row[];
	readonly next: Place | null;
}

/**
 * By what rows are ordered: a column, then `id`, which no two of them share and which runs the same
 * way, so that one index (column, id) serves both directions.
 */
export interface Order {
	readonly column: string;
	readonly descending: boolean;
	readonly id: string;
	/** Where rows without a value stand when the greatest come first; nowhere if all have one. */
	readonly nulls?: 'first' | 'last';
}

/** As much of a query of supabase-js as paging needs. */
interface Query<Row> extends PromiseLike<PostgrestSingleResponse<Row[]>> {
	order(column: string, options: { ascending: boolean; nullsFirst?: boolean }): Query<Row>;
	or(filters: string): Query<Row>;
	filter(column: string, operator: string, value: unknown): Query<Row>;
	limit(count: number): Query<Row>;
}

/**
 * The rows after a place, without reading those before it. Rows with and without a value are read
 * apart after the first page, so that each read is a range of the index.
 * @param ask the query, made anew for each read
 */
export async function readPage<Row extends object>(
	ask: () => Query<Row>,
	order: Order,
	{ after, limit }: { after: Place | null; limit: number },
): Promise<Keyset<Row>> {
	const parts = after ? partsAfter<Row>(after, order) : [(query: Query<Row>) => query];
	const rows: Row[] = [];
	for (const narrow of parts) {
		const missing = limit + 1 - rows.length;
		if (missing > 0) rows.push(...answered(await ordered(narrow(ask()), order).limit(missing)));
	}
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	return { rows: page, next: last ? placeOf(last, order) : null };
}

function ordered<Row>(query: Query<Row>, { column, descending, id, nulls }: Order): Query<Row> {
	const options = {
		ascending: !descending,
		...(nulls && { nullsFirst: nullsLead({ descending, nulls }) }),
	};
	const by = query.order(column, options);
	return column === id ? by : by.order(id, { ascending: !descending });
}

/** Turning the order round turns the end without values round too. */
function nullsLead({ descending, nulls }: Pick<Order, 'descending' | 'nulls'>): boolean {
	return (nulls === 'first') === descending;
}

function partsAfter<Row>(
	{ value, id }: Place,
	order: Order,
): ((query: Query<Row>) => Query<Row>)[] {
	const { column, descending, nulls } = order;
	const beyond = descending ? 'lt' : 'gt';
	const without = (query: Query<Row>) => query.filter(column, 'is', null);
	if (value === null) {
		const rest = (query: Query<Row>) => without(query).filter(order.id, beyond, id);
		const all = (query: Query<Row>) => query.filter(column, 'not.is', null);
		return nulls && nullsLead(order) ? [rest, all] : [rest];
	}
	if (column === order.id) return [(query) => query.filter(column, beyond, value)];
	// The first condition alone bounds the range of the index.
	const rest = (query: Query<Row>) =>
		query
			.filter(column, `${beyond}e`, value)
			.or(`${column}.${beyond}.${value},and(${column}.eq.${value},${order.id}.${beyond}.${id})`);
	return nulls && !nullsLead(order) ? [rest, without] : [rest];
}

function placeOf(row: object, { column, id }: Order): Place {
	const { [column]: value = null, [id]: key } = row as Record<string, string | number | null>;
	return { value: value === null ? null : String(value), id: String(key) };
}
