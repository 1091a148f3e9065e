import { error, json } from '@sveltejs/kit';
import { giftsOf } from '#domain/timeline/gift.ts';
import * as open from '#domain/timeline/open.ts';
import { addUp } from '#domain/timeline/totals.ts';
import { listNames } from '#data/timeline-donors.server.ts';
import * as entries from '#data/timeline-entries.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import { entryHeadline } from '#text/timeline.ts';

/** What the project's page shows. Its newest 500 entries; its rows of the ledger stand there. */
export async function GET({ locals: { db }, params: { id } }) {
	const [project, timeline, totals] = await Promise.all([
		projects.find(db, id),
		entries.listOf(db, id, null, 500),
		ledger.listDonorTotals(db, id),
	]);
	if (!project) error(404, 'no such project');
	const names = await listNames(db, [...new Set(totals.map((total) => total.of))]);
	return json({
		as_of: new Date().toISOString(),
		project: open.openProject(project),
		totals: addUp(totals).map(open.openSum),
		donors: giftsOf(totals, names).map(open.openGift),
		entries: timeline.rows.map((entry) => ({
			title: entryHeadline(entry),
			...open.openEntry(entry),
		})),
		ledger: `/ledger.json?project=${id}`,
	});
}
