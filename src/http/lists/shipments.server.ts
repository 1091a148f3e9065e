import type { Shipment } from '#domain/funds/goods.ts';
import { shipmentList } from '#domain/funds/shipment-list.ts';
import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import { count, findFirstYear, list } from '#data/funds-shipment-list.server.ts';
import { m } from '#text/compiled/messages.js';
import { shipmentColumns, shipmentFilters } from '#text/shipments.ts';
import type { ListSource } from '#http/list.server.ts';

export const shipments: ListSource<Shipment, typeof shipmentList> = {
	name: 'shipments',
	form: shipmentList,
	title: m.desk_shipments,
	columns: shipmentColumns,
	filters: async (db) =>
		shipmentFilters(yearsFrom(await findFirstYear(db), shanghaiDate(new Date()))),
	read: list,
	key: ({ id }) => id,
	sums: async (db, filter) => ({ count: await count(db, filter), parts: [] }),
};
