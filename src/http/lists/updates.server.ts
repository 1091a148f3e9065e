import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import { updateList } from '#domain/timeline/update-list.ts';
import type { UpdateVersion } from '#domain/timeline/update.ts';
import { count, findFirstYear, list } from '#data/timeline-update-list.server.ts';
import { m } from '#text/compiled/messages.js';
import { updateColumns, updateFilters } from '#text/updates.ts';
import type { ListSource } from '#http/list.server.ts';

export const updates: ListSource<UpdateVersion, typeof updateList> = {
	name: 'updates',
	form: updateList,
	title: m.desk_updates,
	columns: updateColumns,
	filters: async (db) =>
		updateFilters(yearsFrom(await findFirstYear(db), shanghaiDate(new Date()))),
	read: list,
	key: ({ updateId, version }) => `${updateId} ${version}`,
	sums: async (db, filter) => ({ count: await count(db, filter), parts: [] }),
};
