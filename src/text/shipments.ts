import { goodsArrivalOf, liveGoodsReceipt, type Shipment } from '#domain/funds/goods.ts';
import { shipmentStatuses, type shipmentList } from '#domain/funds/shipment-list.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, yearFilter, type ListFilter } from './filter.ts';
import { nameDonor } from './pledges.ts';
import { term } from './terms.ts';

export function shipmentFilters(years: readonly number[]): ListFilter[] {
	return [
		termFilter('status', m.part_status(), 'status_goods_shipment', shipmentStatuses),
		yearFilter('year', m.shipment_year(), years),
	];
}

type Key = (typeof shipmentList.columns)[number];

export function shipmentColumns(): ListColumn<Shipment, Key>[] {
	const { text, word, quantity, day } = columnsOf<Shipment, Key>();
	return [
		day('shipped_on', m.goods_shipped_on(), ({ shippedOn }) => shippedOn),
		text('item', m.goods_item(), ({ goods }) => goods.item),
		text('store', m.goods_sent_to(), ({ goods, village }) => {
			return village?.place ?? goods.pledge.receiver.name;
		}),
		text('donor', m.pledge_donor(), ({ goods }) => nameDonor(goods.pledge)),
		word('unit', m.goods_unit(), ({ goods }) => goods.unit),
		quantity('shipped', m.goods_shipped(), ({ quantityMilli }) => quantityMilli),
		quantity('received', m.goods_counted(), (row) => liveGoodsReceipt(row)?.quantityMilli ?? null),
		day('received_on', m.goods_received_on(), (row) => liveGoodsReceipt(row)?.receivedOn ?? null),
		word('arrival', m.part_status(), (row) => term('status_goods', goodsArrivalOf(row))),
		text('carrier', m.goods_carrier(), ({ carrier }) => carrier),
		word('number', m.pledge_number(), ({ goods }) => goods.pledge.agreementNumber),
		text('pledge', m.receipt_pledge_id(), ({ goods }) => goods.pledge.id),
		text('id', m.list_id(), ({ id }) => id),
	];
}
