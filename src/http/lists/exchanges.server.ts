import type { Filter } from '#domain/filter.ts';
import { exchangeList } from '#domain/pairings/exchange-list.ts';
import type { Exchange } from '#domain/pairings/exchange.ts';
import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import type { Db } from '#data/client.server.ts';
import { list, listPairings, listSums } from '#data/pairings-exchange-list.server.ts';
import { exchangeColumns, exchangeFilters, wordExchangeSums } from '#text/exchanges.ts';
import { m } from '#text/compiled/messages.js';
import type { ListSource } from '#http/list.server.ts';

export const exchanges: ListSource<Exchange, typeof exchangeList> = {
	name: 'exchanges',
	form: exchangeList,
	title: m.desk_exchanges,
	columns: exchangeColumns,
	filters: readFilters,
	read: list,
	key: ({ id }) => id,
	sums: async (db, filter) => wordExchangeSums(await listSums(db, filter)),
};

async function readFilters(db: Db, filter: Filter<(typeof exchangeList)['filters']>) {
	const pairings = await listPairings(db);
	const first = Math.min(...pairings.map(({ validFrom }) => Number(validFrom.slice(0, 4))));
	const years = yearsFrom(Number.isFinite(first) ? first : null, shanghaiDate(new Date()));
	return exchangeFilters(pairings, years, filter);
}
