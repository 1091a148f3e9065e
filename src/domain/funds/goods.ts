import type { Actor, Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import type { PledgeName } from './receipt.ts';

/** A line of a goods pledge, as everything that hangs on it names it. Quantities: thousandths. */
export interface GoodsName {
	readonly pledge: PledgeName;
	readonly isAnonymous: boolean;
	readonly position: number;
	readonly item: string;
	readonly unit: string;
}

/** How far a line has come. The first four are balances, the last three what ever came in. */
export interface GoodsStanding extends GoodsName {
	readonly promisedMilli: number;
	readonly outstandingMilli: number;
	readonly shippedMilli: number;
	readonly inStockMilli: number;
	/** Set aside by plans that are not closed. */
	readonly plannedMilli: number;
	readonly receivedMilli: number;
	readonly handedOverMilli: number;
	readonly endedMilli: number;
}

/** A village whose store holds goods, or null: the receiving entity's own. */
export interface Village {
	readonly code: string;
	/** From the county down. */
	readonly place: string;
}

/** What stands in one store. */
export interface Stock extends GoodsName {
	readonly village: Village | null;
	readonly balanceMilli: number;
}

/** What whoever it was sent to says arrived. */
export interface GoodsReceipt {
	readonly id: string;
	readonly quantityMilli: number;
	/** What came above all that was committed. */
	readonly excessMilli: number;
	readonly receivedOn: string;
	readonly photoDocumentId: string;
	readonly documentId: string | null;
	readonly note: string | null;
	readonly status: 'pending' | 'approved' | 'returned';
	readonly reviewNote: string | null;
	readonly confirmedBy: string;
	/** null while there is a difference to settle, or none. */
	readonly settledAt: string | null;
	readonly settlementNote: string | null;
}

/** What the donor says is on its way. */
export interface Shipment {
	readonly id: string;
	readonly goods: GoodsName;
	readonly village: Village | null;
	readonly quantityMilli: number;
	readonly shippedOn: string;
	readonly carrier: string | null;
	readonly documentId: string | null;
	readonly status: 'shipped' | 'received' | 'withdrawn';
	readonly withdrawalReason: string | null;
	/** The newest first; at most one of them is not returned. */
	readonly receipts: readonly GoodsReceipt[];
}

/** Whom a shipment waits for: who counts it, the second person, both sides, or nobody. */
export type GoodsArrival = 'to_confirm' | 'to_review' | 'differing' | 'received' | 'withdrawn';

export function goodsArrivalOf(shipment: Shipment): GoodsArrival {
	if (shipment.status === 'withdrawn') return 'withdrawn';
	const receipt = liveGoodsReceipt(shipment);
	if (!receipt) return 'to_confirm';
	if (receipt.status === 'pending') return 'to_review';
	const differs = receipt.quantityMilli !== shipment.quantityMilli;
	return differs && receipt.settledAt === null ? 'differing' : 'received';
}

/** The receipt that counts or waits; a returned one is history. */
export function liveGoodsReceipt({ receipts }: Pick<Shipment, 'receipts'>): GoodsReceipt | null {
	return receipts.find(({ status }) => status !== 'returned') ?? null;
}

/** The receiving entity keeps its own store, a village or its township the village's. */
export function keepsStore(
	{ kind, organizationId, regionCode }: Pick<Seat, 'kind' | 'organizationId' | 'regionCode'>,
	receiverId: string,
	villageCode: string | null,
): boolean {
	if (villageCode === null) return organizationId === receiverId;
	return (kind === 'village' || kind === 'township') && isWithinRegion(villageCode, regionCode);
}

/** What this person may do with the shipment now. The database asks again. */
export function actsOnShipment(
	shipment: Shipment,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
) {
	const { donor, receiver } = shipment.goods.pledge;
	const arrival = goodsArrivalOf(shipment);
	const isKeeper = keepsStore(seat, receiver.id, shipment.village?.code ?? null);
	const isDonor = seat.organizationId === donor.id;
	const isSecond = liveGoodsReceipt(shipment)?.confirmedBy !== accountId;
	return {
		withdraw: arrival === 'to_confirm' && isDonor && may(seat, 'goods.ship'),
		confirm: arrival === 'to_confirm' && isKeeper && may(seat, 'goods.receive'),
		review: arrival === 'to_review' && isKeeper && isSecond && may(seat, 'goods.review'),
		settle:
			arrival === 'differing' && (isKeeper || isDonor) && isSecond && may(seat, 'goods.settle'),
	};
}
