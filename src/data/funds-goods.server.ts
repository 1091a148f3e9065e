import { toMilli } from '#domain/needs/quantity.ts';
import type { GoodsName, GoodsStanding, Stock, Village } from '#domain/funds/goods.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { nameColumns, toPledgeName } from './funds-pledges.server.ts';
import { namePlaces, placeOf } from './funds-places.server.ts';

/** What a row names that hangs on a line of goods, and maybe on a village. */
export interface Hanging {
	readonly pledge_id: string;
	readonly position: number;
	readonly village_code: string | null;
}

export interface Names {
	goods(row: Pick<Hanging, 'pledge_id' | 'position'>): GoodsName;
	village(code: string | null): Village | null;
}

const keyOf = ({ pledge_id, position }: Pick<Hanging, 'pledge_id' | 'position'>) =>
	`${pledge_id} ${position}`;

/**
 * The lines and villages that these rows name. Not embedded: a line has a key of two columns, and
 * every page names the same few. @param codes of further villages
 */
export async function nameGoods(
	db: Db,
	rows: readonly Hanging[],
	codes: readonly string[] = [],
): Promise<Names> {
	const ids = [...new Set(rows.map(({ pledge_id }) => pledge_id))];
	const stores = rows.flatMap(({ village_code }) => village_code ?? []);
	const [lines, places] = await Promise.all([
		ids.length === 0
			? []
			: db
					.from('pledge_goods')
					.select(`pledge_id, position, item, unit, pledges!inner(${nameColumns}, is_anonymous)`)
					.in('pledge_id', ids)
					.then(answered),
		namePlaces(db, [...stores, ...codes]),
	]);
	const named = new Map(
		lines.map(({ position, item, unit, pledges, ...line }): [string, GoodsName] => {
			const pledge = toPledgeName(pledges);
			const name = { pledge, isAnonymous: pledges.is_anonymous, position, item, unit };
			return [keyOf({ ...line, position }), name];
		}),
	);
	return {
		goods(row) {
			const name = named.get(keyOf(row));
			if (!name) throw new Error(`goods without a line: ${keyOf(row)}`);
			return name;
		},
		village: (code) => (code === null ? null : { code, place: placeOf(code, places) }),
	};
}

/** A row of the view, whose columns the types cannot know to be there. */
type StandingRow = Readonly<Record<string, number | string | null>>;

/** How far the lines of goods have come that the actor may see; of one pledge, or the latest. */
export async function listStandings(db: Db, pledgeId?: string): Promise<GoodsStanding[]> {
	const query = db.from('goods_standings').select();
	const wanted = pledgeId === undefined ? query : query.eq('pledge_id', pledgeId);
	const rows = answered(await wanted.order('pledge_id').order('position').limit(500));
	const hanging = rows.map(({ pledge_id, position }) => ({
		pledge_id: pledge_id ?? '',
		position: position ?? 0,
		village_code: null,
	}));
	const names = await nameGoods(db, hanging);
	return rows.map((row, at) => toStanding(row, names.goods(hanging[at] ?? hanging[0]!)));
}

function toStanding(row: StandingRow, name: GoodsName): GoodsStanding {
	const milli = (column: string) => toMilli(Number(row[column] ?? 0));
	return {
		...name,
		promisedMilli: milli('quantity'),
		outstandingMilli: milli('outstanding'),
		shippedMilli: milli('shipped'),
		inStockMilli: milli('in_stock'),
		plannedMilli: milli('planned'),
		receivedMilli: milli('received'),
		handedOverMilli: milli('handed_over'),
		endedMilli: milli('ended'),
	};
}

/** What stands in the stores, not set aside by any plan. */
export async function listStocks(db: Db, pledgeId?: string): Promise<Stock[]> {
	const query = db
		.from('goods_accounts')
		.select('pledge_id, position, village_code, balance')
		.eq('bucket', 'received');
	const wanted = pledgeId === undefined ? query : query.eq('pledge_id', pledgeId);
	const rows = answered(await wanted.gt('balance', 0).order('id').limit(500));
	const names = await nameGoods(db, rows);
	return rows.map((row) => ({
		...names.goods(row),
		village: names.village(row.village_code),
		balanceMilli: toMilli(row.balance),
	}));
}
