import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { addUp } from '#domain/timeline/totals.ts';
import { listHandovers } from '#data/timeline-handovers.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import { find } from '#data/timeline-villages.server.ts';
import { drawQr } from '#http/qr.server.ts';

export async function load({ locals: { db }, params: { code }, url }) {
	const today = shanghaiDate(new Date());
	const year = today.slice(0, 4);
	const [village, ofYear, totals, handovers, its] = await Promise.all([
		find(db, code),
		ledger.listTotals(db, { village: code, year }),
		ledger.listTotals(db, { village: code }),
		listHandovers(db, { village: code }),
		projects.listOf(db, 'village_code', code),
	]);
	if (!village) error(404, 'no such village');
	const address = url.origin + url.pathname.replace(/\/poster$/, '');
	return {
		...{ today, year, address, qr: drawQr(address) },
		place: village.place,
		ofYear: addUp(ofYear),
		sums: addUp(totals),
		handovers: handovers.filter(({ handedOn }) => handedOn.startsWith(year)),
		projects: its,
	};
}
