import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { linkedVillage } from '#domain/timeline/linked.ts';
import { addUp, addUpEach } from '#domain/timeline/totals.ts';
import type { Db } from '#data/client.server.ts';
import * as donors from '#data/timeline-donors.server.ts';
import { listHandovers } from '#data/timeline-handovers.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import * as needs from '#data/timeline-needs.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import * as villages from '#data/timeline-villages.server.ts';
import { listNeedCounts, listProgress } from '#data/reports-pictures.server.ts';
import { readCounty } from './county.server.ts';

export async function load({ locals: { db }, params: { code }, url }) {
	const county = code.endsWith('000000') ? await readCounty(db, code) : null;
	return county
		? { county, village: null }
		: { county: null, ...(await readVillage(db, code, url)) };
}

async function readVillage(db: Db, code: string, url: URL) {
	const today = shanghaiDate(new Date());
	const [village, tags, totals, itsProjects, itsNeeds, pledges, handovers, pictures] =
		await Promise.all([
			villages.find(db, code),
			villages.listTags(db, code, today),
			ledger.listTotals(db, { village: code }),
			projects.listOf(db, 'village_code', code),
			needs.listOf(db, code),
			donors.listPledges(db, { village: code }),
			listHandovers(db, { village: code }),
			Promise.all([listProgress(db, { region: code }), listNeedCounts(db, { region: code })]),
		]);
	if (!village) error(404, 'no such village');
	const ids = itsProjects.map((project) => project.id);
	return {
		today,
		village,
		tags,
		linked: linkedVillage(village.place, url.origin + url.pathname),
		sums: addUp(totals),
		money: addUpEach(await ledger.listTotalsOf(db, 'project', ids)),
		projects: itsProjects,
		needs: itsNeeds,
		pledges,
		handovers,
		progress: pictures[0],
		counts: pictures[1],
	};
}
