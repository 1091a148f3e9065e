import { yearsSince } from '#domain/timeline/pairing.ts';
import { projectForms } from '#domain/timeline/project.ts';
import { shanghaiDate } from '#domain/period.ts';
import { addUpEach } from '#domain/timeline/totals.ts';
import { listTotalsOf } from '#data/timeline-ledger.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { afterOf, filterOf } from '#http/address.server.ts';

export async function load({ locals: { db }, url }) {
	const filter = filterOf(url, projectForms);
	const [page, counties, paired] = await Promise.all([
		projects.list(db, filter, afterOf(url)),
		listCounties(db),
		pairings.list(db),
	]);
	const ids = page.rows.map((project) => project.id);
	const totals = await listTotalsOf(db, 'project', ids);
	return {
		...page,
		filter,
		counties,
		pairings: paired,
		years: yearsSince(paired, shanghaiDate(new Date())),
		money: addUpEach(totals),
	};
}
