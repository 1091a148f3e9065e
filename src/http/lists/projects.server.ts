import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import { lightOf } from '#domain/projects/light.ts';
import { projectList, type ListedProject } from '#domain/projects/list.ts';
import { findFirstYear, findSums, list } from '#data/projects.server.ts';
import { listLastDays } from '#data/timeline-projects.server.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatMoney } from '#text/format.ts';
import { projectColumns, projectFilters } from '#text/projects.ts';
import type { ListSource } from '#http/list.server.ts';

export const projects: ListSource<ListedProject, typeof projectList> = {
	name: 'projects',
	form: projectList,
	title: m.desk_projects,
	columns: projectColumns,
	filters: async (db) =>
		projectFilters(yearsFrom(await findFirstYear(db), shanghaiDate(new Date()))),
	key: ({ id }) => id,
	sums: async (db, filter) => {
		const { count, budgetFen } = await findSums(db, filter);
		const amount = formatMoney(budgetFen, getLocale(), 'wan');
		return { count, parts: count ? [m.project_sum({ amount })] : [] };
	},
	read: async (db, view, range) => {
		const { rows, next } = await list(db, view, range);
		const told = await listLastDays(
			db,
			rows.map(({ id }) => id),
		);
		const today = shanghaiDate(new Date());
		const lit = rows.map((row) => ({
			...row,
			light: lightOf(row, { today, toldOn: told.get(row.id) ?? null }),
		}));
		return { rows: lit, next };
	},
};
