import type { Db } from '#data/client.server.ts';
import * as holdings from '#data/funds-holdings.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import * as waiving from '#data/funds-waivers.server.ts';
import { findOrigin } from '#data/meetings-items.server.ts';
import { listReminded } from '#data/pledges-nights.server.ts';
import * as using from '#data/pledges-uses.server.ts';

/** What stands beside a pledge: what came of it, what was asked about it, and where it began. */
export async function findBeside(db: Db, id: string) {
	const [reports, projects, waivers, uses, reminded, origin] = await Promise.all([
		receipts.listOfPledge(db, id),
		holdings.listOfPledge(db, id),
		waiving.list(db, id),
		using.list(db, id),
		listReminded(db, id),
		findOrigin(db, 'pledge_id', id),
	]);
	return { reports, projects, waivers, uses, reminded, origin };
}
