import { error } from '@sveltejs/kit';
import { may } from '#domain/identity/permission.ts';
import { riskYears } from '#domain/needs/risk-count.ts';
import { shanghaiDate } from '#domain/period.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { addUp } from '#domain/timeline/totals.ts';
import * as riskCounts from '#data/needs-risk-counts.server.ts';
import { listOfPlace } from '#data/pairings-exchanges.server.ts';
import * as ledgers from '#data/reports-village-ledger.server.ts';
import * as issues from '#data/supervision-issues.server.ts';
import * as visits from '#data/supervision-visits.server.ts';
import { listHandovers } from '#data/timeline-handovers.server.ts';
import { listTotals } from '#data/timeline-ledger.server.ts';
import * as villages from '#data/timeline-villages.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** For those in charge of the village. Money and goods are what is public: confirmed. */
export async function load({ locals, params: { code } }) {
	const { seat } = whoActs(locals);
	const { db } = locals;
	const isTheirs = inCharge.includes(seat.kind) && isWithinRegion(code, seat.regionCode);
	const village = isTheirs ? await villages.find(db, code) : null;
	if (!village) error(404, 'no such village');
	const today = shanghaiDate(new Date());
	const [ledger, counts, exchanges, totals, handovers, tags, visited, asked] = await Promise.all([
		ledgers.find(db, code),
		riskCounts.list(db, code),
		listOfPlace(db, code),
		listTotals(db, { village: code }),
		listHandovers(db, { village: code }),
		villages.listTags(db, code, today),
		visits.listOfPlace(db, code),
		issues.listOfPlace(db, code),
	]);
	return {
		...ledger,
		place: village.place,
		tags,
		years: riskYears(counts, today),
		exchanges,
		sums: addUp(totals),
		handovers,
		visits: visited,
		issues: asked,
		today,
		mayState: may(seat, 'risk_count.state'),
	};
}

const inCharge = ['village', 'township', 'county', 'city', 'supervisor'];
