import { shanghaiDate } from '#domain/period.ts';
import { splitByTime } from '#domain/timeline/pairing.ts';
import { addUp } from '#domain/timeline/totals.ts';
import * as entries from '#data/timeline-entries.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import * as needs from '#data/timeline-needs.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';
import { countIn } from '#data/timeline-projects.server.ts';
import { linkedPortal } from '#http/linked.server.ts';
import { findPublisher } from '#http/publisher.server.ts';

export async function load({ locals: { db }, url }) {
	const today = shanghaiDate(new Date());
	const [totals, paired, newest, open, handedOver, closed, publisher] = await Promise.all([
		ledger.listTotals(db, {}),
		pairings.list(db),
		entries.listNewest(db, { kinds: ['update', 'correction'], limit: 6 }),
		needs.listNewest(db, 8),
		countIn(db, 'handed_over'),
		countIn(db, 'closed'),
		findPublisher(),
	]);
	return {
		today,
		linked: linkedPortal(url.origin, publisher),
		sums: addUp(totals),
		pairings: splitByTime(paired, today),
		newest,
		needs: open,
		handed: { handed_over: handedOver, closed },
	};
}
