import type { View } from '#domain/list.ts';
import type { ExchangeFigure } from '#domain/pairings/exchange-figure.ts';
import type { exchangeList } from '#domain/pairings/exchange-list.ts';
import type { Exchange, PairingSides } from '#domain/pairings/exchange.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';
import { toExchange, type ExchangeRow } from './pairings-exchanges.server.ts';

type ExchangeView = View<typeof exchangeList>;
type Filter = ExchangeView['filter'];

/** The newest versions that the actor may see. */
export async function list(
	db: Db,
	view: ExchangeView,
	{ limit }: { limit: number },
): Promise<Keyset<Exchange>> {
	const ask = () => narrowed(db, view.filter);
	const { rows, next } = await readPage<ExchangeRow>(ask as never, orderOf(view), {
		after: view.after,
		limit,
	});
	return { rows: rows.map(toExchange), next };
}

/** The latest of one pairing, for its own page. */
export async function listOfPairing(db: Db, pairing: string, limit = 20): Promise<Exchange[]> {
	const query = narrowed(db, { pairing });
	const latest = query.order('began_on', { ascending: false }).order('id').limit(limit);
	return (answered(await latest) as ExchangeRow[]).map(toExchange);
}

/** One year counts who was at a post on any of its days, and all else that began in it. */
function narrowed(db: Db, { kind, state, pairing, year, role, park }: Filter) {
	let query = db.from('current_exchanges').select('*');
	if (kind) query = query.eq('kind', kind);
	query = state ? query.eq('state', state) : query.neq('state', 'withdrawn');
	if (pairing) query = query.eq('pairing_id', pairing);
	if (role) query = query.eq('role', role);
	if (park) query = query.eq('is_park', true);
	if (year) query = query.lte('first_year', Number(year)).gte('last_year', Number(year));
	return query;
}

function orderOf({ sort: { by, descending } }: ExchangeView): Order {
	if (by === 'amount') return { column: 'amount_fen', descending, id: 'id', nulls: 'last' };
	return { column: by, descending, id: 'id' };
}

/** Per kind: how many rows `list` has with the same filter, and what they sum to. */
export async function listSums(db: Db, { kind, state, pairing, year, role, park }: Filter) {
	const rows = await db.rpc('list_exchange_sums', {
		...(kind && { kind }),
		...(state && { state }),
		...(pairing && { pairing }),
		...(year && { year: Number(year) }),
		...(role && { role }),
		...(park && { park: true }),
	});
	return answered(rows).map((row) => ({
		kind: row.kind_of,
		count: row.row_count,
		peopleCount: row.people_count as number | null,
		amountFen: row.amount_fen as number | null,
		jobsCount: row.jobs_count as number | null,
	}));
}

/** What a pairing's exchanges of a year come to, per indicator; null is nothing recorded. */
export async function listFigures(
	db: Db,
	pairing: string,
	year: number,
): Promise<ExchangeFigure[]> {
	const rows = answered(await db.rpc('exchange_figures', { pairing, year }));
	return rows.map(({ indicator, reported, confirmed }) => ({
		indicator: indicator as ExchangeFigure['indicator'],
		reported: reported as number | null,
		confirmed: confirmed as number | null,
	}));
}

/** All pairings with their sides, those that began last first. */
export async function listPairings(db: Db): Promise<PairingSides[]> {
	const query = db.from('pairings').select(`id, kind, valid_from, valid_to,
		supporting_organization_id, receiving_organization_id, supporting_region_code,
		receiving_region_code,
		organizations!pairings_supporting_organization_id_fkey(name),
		supporter:regions!pairings_supporting_region_code_fkey(name),
		receiver:regions!pairings_receiving_region_code_fkey(name)`);
	const rows = answered(await query.order('valid_from', { ascending: false }).limit(1000));
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		validFrom: row.valid_from,
		validTo: row.valid_to,
		// A company's own pairing is known by the company, one of regions by the region.
		supportingName: isOfRegions(row.kind) ? row.supporter.name : row.organizations.name,
		receivingName: row.receiver.name,
		supportingOrganizationId: row.supporting_organization_id,
		receivingOrganizationId: row.receiving_organization_id,
		supportingRegionCode: row.supporting_region_code,
		receivingRegionCode: row.receiving_region_code,
	}));
}

function isOfRegions(kind: string): boolean {
	return ['province', 'city', 'county', 'township', 'village'].includes(kind);
}
