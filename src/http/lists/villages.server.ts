import type { Seat } from '#domain/identity/actor.ts';
import { headCountList, type HeadCount } from '#domain/needs/head-count.ts';
import { findSums, list } from '#data/needs-head-counts.server.ts';
import { listBelow } from '#data/regions.server.ts';
import { m } from '#text/compiled/messages.js';
import { headCountColumns, headCountFilters, wordHeadCountSums } from '#text/head-counts.ts';
import type { ListSource } from '#http/list.server.ts';

/** The villages of the seat's region: a county chooses among its townships. */
export function villagesOf(seat: Seat): ListSource<HeadCount, typeof headCountList> {
	return {
		name: 'villages',
		form: headCountList,
		title: m.desk_villages,
		columns: headCountColumns,
		filters: async (db) =>
			headCountFilters(seat.kind === 'county' ? await listBelow(db, seat.regionCode) : []),
		read: list,
		key: ({ villageCode }) => villageCode,
		sums: async (db, filter) => wordHeadCountSums(await findSums(db, filter)),
	};
}
