import { needList } from '#domain/needs/list.ts';
import type { Need } from '#domain/needs/need.ts';
import { findSums, list } from '#data/needs.server.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatMoney } from '#text/format.ts';
import { needColumns, needFilters } from '#text/needs.ts';
import type { ListSource } from '#http/list.server.ts';

export const needs: ListSource<Need, typeof needList> = {
	name: 'needs',
	form: needList,
	title: m.desk_needs,
	columns: needColumns,
	filters: async () => needFilters(),
	read: list,
	key: ({ id }) => id,
	sums: async (db, filter) => {
		const { count, amountFen } = await findSums(db, filter);
		const amount = formatMoney(amountFen, getLocale(), 'wan');
		return { count, parts: count ? [m.need_sum({ amount })] : [] };
	},
};
