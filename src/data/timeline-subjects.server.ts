import { ANONYMOUS, type LedgerFilter } from '#domain/timeline/ledger.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The names behind the ids of a ledger filter; null where there is no such thing. */
export async function findSubjects(
	db: Db,
	{ donor, project, village }: LedgerFilter,
): Promise<{ donor: string | null; project: string | null; village: string | null }> {
	const donors = db.from('published_donors').select('name');
	const projects = db.from('published_projects').select('name:title');
	const villages = db.from('regions').select('name');
	const named = donor && donor !== ANONYMOUS;
	const [byDonor, byProject, byVillage] = await Promise.all([
		named ? donors.eq('id', donor).maybeSingle().then(answered) : null,
		project ? projects.eq('id', project).maybeSingle().then(answered) : null,
		village ? villages.eq('code', village).maybeSingle().then(answered) : null,
	]);
	return {
		donor: byDonor?.name ?? null,
		project: byProject?.name ?? null,
		village: byVillage?.name ?? null,
	};
}
