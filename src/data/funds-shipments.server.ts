import { toMilli } from '#domain/needs/quantity.ts';
import type { GoodsReceiptDraft, ShipmentDraft } from '#domain/funds/goods-form.ts';
import type { GoodsReceipt, Shipment } from '#domain/funds/goods.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { nameGoods } from './funds-goods.server.ts';
import { behind, pageOf } from './funds-order.server.ts';

/**
 * The shipments that the actor may see: what is on its way oldest first, what is done newest first.
 * @param filter `after` is the last page's cursor
 */
export async function list(
	db: Db,
	filter: { isUnderWay: boolean; after?: string | undefined },
	limit = 50,
): Promise<{ shipments: Shipment[]; next: string | null }> {
	const { isUnderWay: ascending, after } = filter;
	const query = db.from('goods_shipments').select();
	const wanted = ascending ? query.eq('status', 'shipped') : query.neq('status', 'shipped');
	const rows = answered(
		await wanted
			.or(behind(after, { column: 'shipped_on', ascending }))
			.order('shipped_on', { ascending })
			.order('id')
			.limit(limit + 1),
	);
	const { page, next } = pageOf(rows, limit, (row) => row.shipped_on);
	return { shipments: await withReceipts(db, page), next };
}

/** How many are on their way. */
export async function count(db: Db): Promise<number> {
	const query = db.from('goods_shipments').select('id', { count: 'exact', head: true });
	return (await query.eq('status', 'shipped')).count ?? 0;
}

/** The shipments of one pledge, the oldest first. */
export async function listOfPledge(db: Db, pledgeId: string): Promise<Shipment[]> {
	const query = db.from('goods_shipments').select().eq('pledge_id', pledgeId);
	return withReceipts(db, answered(await query.order('shipped_on').order('reported_at')));
}

export async function find(db: Db, id: string): Promise<Shipment | null> {
	const row = answered(await db.from('goods_shipments').select().eq('id', id).maybeSingle());
	const [shipment] = row ? await withReceipts(db, [row]) : [];
	return shipment ?? null;
}

export function ship(db: Db, pledgeId: string, draft: ShipmentDraft): Promise<Result<string>> {
	return act(db, 'ship_goods', argumentsOf(pledgeId, draft));
}

/** A shipment as `ship_goods` takes it. */
export function argumentsOf(pledgeId: string, draft: ShipmentDraft) {
	return {
		id: draft.id,
		pledge_id: pledgeId,
		goods_position: draft.position,
		quantity: draft.quantityMilli / 1000,
		shipped_on: draft.shippedOn,
		village_code: draft.villageCode,
		carrier: draft.carrier,
		document_id: draft.documentId,
	};
}

export function withdraw(db: Db, id: string, reason: string): Promise<Result<string>> {
	return act(db, 'withdraw_goods', { id, reason });
}

export function confirm(
	db: Db,
	shipmentId: string,
	draft: GoodsReceiptDraft,
): Promise<Result<string>> {
	return act(db, 'confirm_goods', {
		id: draft.id,
		shipment_id: shipmentId,
		quantity: draft.quantityMilli / 1000,
		received_on: draft.receivedOn,
		photo_document_id: draft.photoId,
		document_id: draft.documentId,
		note: draft.note,
	});
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_goods', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_goods', { id, note });
}

/** @param id of the receipt whose quantity differs */
export function settle(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'settle_goods', { id, note });
}

/** Rows with the goods, villages and receipts that they name. */
export async function withReceipts(
	db: Db,
	rows: readonly Tables<'goods_shipments'>[],
): Promise<Shipment[]> {
	if (rows.length === 0) return [];
	// Not embedded: the local gateway takes the key of live receipts for one of all receipts.
	const query = db.from('goods_receipts').select();
	const ids = rows.map(({ id }) => id);
	const [names, receipts] = await Promise.all([
		nameGoods(db, rows),
		query.in('shipment_id', ids).order('confirmed_at', { ascending: false }).then(answered),
	]);
	return rows.map((row) => ({
		id: row.id,
		goods: names.goods(row),
		village: names.village(row.village_code),
		quantityMilli: toMilli(row.quantity),
		shippedOn: row.shipped_on,
		carrier: row.carrier,
		documentId: row.document_id,
		status: row.status as Shipment['status'],
		withdrawalReason: row.withdrawal_reason,
		receipts: receipts.filter((one) => one.shipment_id === row.id).map(toReceipt),
	}));
}

function toReceipt(row: Tables<'goods_receipts'>): GoodsReceipt {
	return {
		id: row.id,
		quantityMilli: toMilli(row.quantity),
		excessMilli: toMilli(row.excess),
		receivedOn: row.received_on,
		photoDocumentId: row.photo_document_id,
		documentId: row.document_id,
		note: row.note,
		status: row.status as GoodsReceipt['status'],
		reviewNote: row.review_note,
		confirmedBy: row.confirmed_by,
		settledAt: row.settled_at,
		settlementNote: row.settlement_note,
	};
}
