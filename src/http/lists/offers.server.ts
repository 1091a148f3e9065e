import { shanghaiDate } from '#domain/period.ts';
import { offerList, type DatedOffer } from '#domain/offers/list.ts';
import { list, listSums } from '#data/offers-list.server.ts';
import { m } from '#text/compiled/messages.js';
import { offerColumns, offerFilters, wordOfferSums } from '#text/offers.ts';
import type { ListSource } from '#http/list.server.ts';

const today = () => shanghaiDate(new Date());

export const offers: ListSource<DatedOffer, typeof offerList> = {
	name: 'offers',
	form: offerList,
	title: m.desk_offers,
	columns: offerColumns,
	filters: async () => offerFilters(),
	read: (db, view, { limit }) => list(db, view, { limit, today: today() }),
	key: ({ id }) => id,
	sums: async (db, filter) => wordOfferSums(await listSums(db, filter, today())),
};
