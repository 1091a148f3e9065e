import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { linkedVillage } from '#domain/timeline/linked.ts';
import { addUp, addUpEach } from '#domain/timeline/totals.ts';
import * as donors from '#data/timeline-donors.server.ts';
import { listHandovers } from '#data/timeline-handovers.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import * as needs from '#data/timeline-needs.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import * as villages from '#data/timeline-villages.server.ts';

export async function load({ locals: { db }, params: { code }, url }) {
	const [village, totals, itsProjects, itsNeeds, pledges, handovers] = await Promise.all([
		villages.find(db, code),
		ledger.listTotals(db, { village: code }),
		projects.listOf(db, 'village_code', code),
		needs.listOf(db, code),
		donors.listPledges(db, { village: code }),
		listHandovers(db, { village: code }),
	]);
	if (!village) error(404, 'no such village');
	const ids = itsProjects.map((project) => project.id);
	return {
		today: shanghaiDate(new Date()),
		village,
		linked: linkedVillage(village.place, url.origin + url.pathname),
		sums: addUp(totals),
		money: addUpEach(await ledger.listTotalsOf(db, 'project', ids)),
		projects: itsProjects,
		needs: itsNeeds,
		pledges,
		handovers,
	};
}
