import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { photoPath } from '#domain/timeline/entry.ts';
import { giftsOf } from '#domain/timeline/gift.ts';
import { linkedProject } from '#domain/timeline/linked.ts';
import { moneyBars, statusLine } from '#domain/timeline/project.ts';
import { addUp, countRows } from '#domain/timeline/totals.ts';
import { listNames } from '#data/timeline-donors.server.ts';
import * as entries from '#data/timeline-entries.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import * as milestones from '#data/timeline-milestones.server.ts';
import * as needs from '#data/timeline-needs.server.ts';
import { findPapers } from '#data/timeline-papers.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import { afterOf, seqIn } from '#http/address.server.ts';
import { drawQr } from '#http/qr.server.ts';
import { m } from '#text/compiled/messages.js';

export async function load({ locals: { db }, params: { id }, url }) {
	const entry = seqIn(url, 'entry');
	const after = afterOf(url) || (entry ? await entries.findPage(db, id, entry) : null);
	const [project, timeline, totals, rows, papers, planned] = await Promise.all([
		projects.find(db, id),
		entries.listOf(db, id, after),
		ledger.listDonorTotals(db, id),
		ledger.list(db, { project: id }, { limit: 20 }),
		findPapers(db, id),
		milestones.listOf(db, id),
	]);
	if (!project) error(404, 'no such project');
	const donorIds = [...new Set(totals.map((total) => total.of))];
	const [names, need] = await Promise.all([
		listNames(db, donorIds),
		project.needId ? needs.find(db, project.needId) : null,
	]);
	const sums = addUp(totals);
	const gifts = giftsOf(totals, names);
	const address = url.origin + url.pathname;
	return {
		today: shanghaiDate(new Date()),
		project,
		need,
		sums,
		rowCount: countRows(sums),
		steps: statusLine(project, moneyBars(sums), (need?.agreed ?? 0) > 0),
		gifts,
		linked: linkedProject(project, { gifts, address, anonymous: m.donor_anonymous() }),
		timeline,
		isLater: after !== null,
		image: timeline.rows.flatMap(({ photos }) => photos.map(photoPath))[0],
		papers,
		milestones: planned,
		rows: rows.rows,
		qr: drawQr(address),
	};
}
