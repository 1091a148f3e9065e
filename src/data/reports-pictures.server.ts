import { categories } from '#domain/needs/need.ts';
import type { NeedCount, Progress } from '#domain/reports/progress.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Whose pictures: one of these. */
export type Pictured =
	{ readonly region: string } | { readonly pairing: string } | { readonly donor: string };

function argumentsOf(of: Pictured) {
	if ('region' in of) return { region_code: of.region };
	return 'pairing' in of ? { pairing_id: of.pairing } : { donor_id: of.donor };
}

/** Works and money of its projects, by place; at most 1,000. */
export async function listProgress(db: Db, of: Pictured): Promise<Progress[]> {
	const rows = answered(await db.rpc('list_progress', argumentsOf(of)));
	return rows.map((row) => ({
		projectId: row.project_id,
		title: row.title,
		nature: row.nature as Progress['nature'],
		worksPercent: row.works_percent,
		allocatedFen: row.allocated_fen,
		disbursedFen: row.disbursed_fen,
	}));
}

/** Its needs by category, in the order in which categories are offered. */
export async function listNeedCounts(db: Db, of: Pictured): Promise<NeedCount[]> {
	const rows: NeedCount[] = answered(await db.rpc('list_need_counts', argumentsOf(of)));
	return categories.flatMap((category) => rows.find((row) => row.category === category) ?? []);
}
