import { shanghaiDate } from '#domain/period.ts';
import { publicProjectList, type FundedProject } from '#domain/timeline/list.ts';
import { yearsSince } from '#domain/timeline/pairing.ts';
import { moneyBars } from '#domain/timeline/project.ts';
import { addUpEach } from '#domain/timeline/totals.ts';
import type { Db } from '#data/client.server.ts';
import { listTotalsOf } from '#data/timeline-ledger.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';
import { list } from '#data/timeline-projects.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { m } from '#text/compiled/messages.js';
import { pairingOptions, regionOptions } from '#text/filter.ts';
import { publicProjectColumns, publicProjectFilters } from '#text/public-projects.ts';
import type { ListSource } from '#http/list.server.ts';

export const publicProjects: ListSource<FundedProject, typeof publicProjectList> = {
	name: 'projects',
	form: publicProjectList,
	title: m.project_title,
	columns: publicProjectColumns,
	filters: readFilters,
	key: ({ id }) => id,
	read: async (db, view, range) => {
		const { rows, next } = await list(db, view, range);
		const ids = rows.map(({ id }) => id);
		const money = addUpEach(await listTotalsOf(db, 'project', ids));
		return {
			rows: rows.map((row) => ({ ...row, bars: moneyBars(money.get(row.id) ?? []) })),
			next,
		};
	},
};

async function readFilters(db: Db) {
	const [counties, paired] = await Promise.all([listCounties(db), pairings.list(db)]);
	return publicProjectFilters({
		counties: regionOptions(counties),
		pairings: pairingOptions(paired),
		years: yearsSince(paired, shanghaiDate(new Date())),
	});
}
