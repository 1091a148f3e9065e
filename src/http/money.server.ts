import { addUpEach } from '#domain/timeline/totals.ts';
import type { Db } from '#data/client.server.ts';
import { listTotalsOf } from '#data/timeline-ledger.server.ts';

/** The money of each of some projects, by project. */
export async function moneyOf(db: Db, projects: readonly { readonly id: string }[]) {
	const ids = projects.map(({ id }) => id);
	return addUpEach(await listTotalsOf(db, 'project', ids));
}
