import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import { pledgeList } from '#domain/pledges/list.ts';
import type { PledgeSummary } from '#domain/pledges/pledge.ts';
import { findFirstYear, list, listSums } from '#data/pledges-list.server.ts';
import { m } from '#text/compiled/messages.js';
import { pledgeColumns, pledgeFilters, wordPledgeSums } from '#text/pledges.ts';
import type { ListSource } from '#http/list.server.ts';

export const pledges: ListSource<PledgeSummary, typeof pledgeList> = {
	name: 'pledges',
	form: pledgeList,
	title: m.desk_pledges,
	columns: pledgeColumns,
	filters: async (db) =>
		pledgeFilters(yearsFrom(await findFirstYear(db), shanghaiDate(new Date()))),
	read: list,
	key: ({ id }) => id,
	sums: async (db, filter) => wordPledgeSums(await listSums(db, filter)),
};
