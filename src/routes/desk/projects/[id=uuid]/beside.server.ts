import type { Db } from '#data/client.server.ts';
import { findOpenFen, listMoney } from '#data/funds-projects.server.ts';
import { findOrigin } from '#data/meetings-items.server.ts';
import { listLastDays } from '#data/timeline-projects.server.ts';
import * as updates from '#data/timeline-updates.server.ts';

/** What stands beside a project: its money, what was told of it, and where it was promised. */
export async function findBeside(db: Db, id: string) {
	const [money, openFen, percentTold, told, days, origin] = await Promise.all([
		listMoney(db, id),
		findOpenFen(db, id),
		updates.findWorksPercent(db, id),
		updates.listOfProject(db, id, 20),
		listLastDays(db, [id]),
		findOrigin(db, 'project_id', id),
	]);
	const toldOn = days.get(id) ?? null;
	return { money, openFen, percentTold, updates: told, toldOn, origin };
}
