import type { View } from '#domain/list.ts';
import type { DatedOffer, offerList } from '#domain/offers/list.ts';
import { stateOn } from '#domain/offers/offer.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';
import { offerColumns, toOffer } from './offers.server.ts';

type OfferView = View<typeof offerList>;

/**
 * The offers that the actor may see.
 * @param today parts what is open from what ran out, 'YYYY-MM-DD'
 */
export async function list(
	db: Db,
	view: OfferView,
	{ limit, today }: { limit: number; today: string },
): Promise<Keyset<DatedOffer>> {
	const ask = () => narrowed(db, view.filter, today);
	const { rows, next } = await readPage(ask, orderOf(view), { after: view.after, limit });
	return { rows: rows.map((row) => toDated(row, today)), next };
}

function toDated(row: Parameters<typeof toOffer>[0], today: string): DatedOffer {
	const offer = toOffer(row);
	return { ...offer, state: stateOn(today, offer), editedAt: row.edited_at };
}

function narrowed(db: Db, { status, nature, commodity }: OfferView['filter'], today: string) {
	let query = db.from('offers').select(offerColumns);
	if (status === 'expired') {
		query = query.or(`status.eq.expired,and(status.eq.open,valid_to.lt.${today})`);
	} else if (status) query = query.eq('status', status);
	if (status === 'open') query = query.or(`valid_to.is.null,valid_to.gte.${today}`);
	if (nature) query = query.eq('nature', nature);
	if (commodity) query = query.eq('commodity', commodity);
	return query;
}

function orderOf({ sort: { by, descending } }: OfferView): Order {
	if (by === 'edited_at') return { column: by, descending, id: 'id' };
	// Without a last day an offer ends after all that have one.
	if (by === 'valid_to') return { column: by, descending, id: 'id', nulls: 'first' };
	return { column: 'budget_fen', descending, id: 'id', nulls: 'last' };
}

/** Per nature: how many rows `list` has with the same filter, and what they can give in money. */
export async function listSums(
	db: Db,
	{ status, nature, commodity }: OfferView['filter'],
	today: string,
) {
	const rows = await db.rpc('list_offer_sums', {
		today,
		...(status && { status }),
		...(nature && { nature }),
		...(commodity && { commodity }),
	});
	return answered(rows).map((row) => ({
		nature: row.nature_of,
		count: row.row_count,
		budgetFen: row.budget_fen,
	}));
}
