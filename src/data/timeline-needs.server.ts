import type { QueryData } from '@supabase/supabase-js';
import type { View } from '#domain/list.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import { publicNeedList } from '#domain/timeline/list.ts';
import type { NeedFilter, PublishedNeed } from '#domain/timeline/need.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { placeColumns, toPlace } from './timeline-places.server.ts';

/** A published need, for a select elsewhere. */
export const needColumns = `*, village:village_code(${placeColumns})` as const;

const orders = {
	amount: { column: 'amount_fen', id: 'id', nulls: 'last' },
	urgency: { column: 'urgency', id: 'id' },
	opened_on: { column: 'opened_on', id: 'id' },
} as const;

/** Verified needs; by their amounts, those without any come last. */
export async function list(
	db: Db,
	{ filter, sort, after }: Pick<View<typeof publicNeedList>, 'filter' | 'sort' | 'after'>,
	{ limit }: { limit: number },
): Promise<Keyset<PublishedNeed>> {
	const order = { ...orders[sort.by], descending: sort.descending };
	const { rows, next } = await readPage(() => narrowed(db, filter), order, { after, limit });
	return { rows: rows.map(toNeed), next };
}

/** The open needs published last. */
export async function listNewest(db: Db, limit: number): Promise<PublishedNeed[]> {
	const view = { filter: { status: 'open' }, sort: publicNeedList.usual, after: null };
	return (await list(db, view, { limit })).rows;
}

export async function find(db: Db, id: string): Promise<PublishedNeed | null> {
	const row = answered(await needs(db).eq('id', id).maybeSingle());
	return row && toNeed(row);
}

/** The needs of one village; at most 100 of them. */
export async function listOf(db: Db, village: string): Promise<PublishedNeed[]> {
	const query = needs(db).eq('village_code', village).order('opened_on', { ascending: false });
	return answered(await query.order('id').limit(100)).map(toNeed);
}

function needs(db: Db) {
	return db.from('published_needs').select(needColumns);
}

function narrowed(db: Db, { county, region, category, commodity, status }: NeedFilter) {
	let query = needs(db);
	const within = region ?? county;
	if (within) {
		const [first, last] = boundsOf(within);
		query = query.gte('village_code', first).lte('village_code', last);
	}
	if (category) query = query.eq('category', category);
	if (commodity) query = query.eq('commodity', commodity);
	if (status) query = query.eq('status', status);
	return query;
}

export function toNeed(row: QueryData<ReturnType<typeof needs>>[number]): PublishedNeed {
	return {
		id: row.id,
		place: toPlace(row.village_code, row.village),
		title: row.title,
		description: row.description,
		category: row.category as Category,
		commodity: row.commodity as Commodity,
		amountFen: row.amount_fen,
		quantity: row.quantity,
		unit: row.unit,
		urgency: row.urgency,
		beneficiaryHouseholds: row.beneficiary_households,
		beneficiaryPersons: row.beneficiary_persons,
		status: row.status as PublishedNeed['status'],
		agreed: row.agreed,
		openedOn: row.opened_on,
		isDemo: row.is_demo,
	};
}
