import type { QueryData } from '@supabase/supabase-js';
import type { View } from '#domain/list.ts';
import type { ProjectKind } from '#domain/projects/project.ts';
import type { publicProjectList } from '#domain/timeline/list.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { ProjectFilter, PublicStatus, PublishedProject } from '#domain/timeline/project.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { placeColumns, toPairing, toPlace } from './timeline-places.server.ts';

/** A published project, for a select that embeds it too. */
export const projectColumns = `*, village:village_code(${placeColumns}),
	pairing:pairing_id(id, supporting_name, receiving_name)` as const;

const orders = {
	budget: { column: 'budget_fen', id: 'id' },
	works: { column: 'works_percent', id: 'id' },
	last_entry_on: { column: 'last_entry_on', id: 'id', nulls: 'last' },
} as const;

/** How many projects stand in a status. */
export async function countIn(db: Db, status: PublicStatus): Promise<number> {
	const query = db.from('published_projects').select('id', { count: 'exact' });
	const answer = await query.eq('status', status).limit(1);
	answered(answer);
	return answer.count ?? 0;
}

/** Projects; by their newest entry, those without any come last. */
export async function list(
	db: Db,
	{ filter, sort, after }: Pick<View<typeof publicProjectList>, 'filter' | 'sort' | 'after'>,
	{ limit }: { limit: number },
): Promise<Keyset<PublishedProject>> {
	const order = { ...orders[sort.by], descending: sort.descending };
	const { rows, next } = await readPage(() => narrowed(db, filter), order, { after, limit });
	return { rows: rows.map(toProject), next };
}

export async function find(db: Db, id: string): Promise<PublishedProject | null> {
	const row = answered(await projects(db).eq('id', id).maybeSingle());
	return row && toProject(row);
}

/** The projects of one village, or those that came of one need; at most 100 of them. */
export async function listOf(
	db: Db,
	column: 'village_code' | 'need_id',
	value: string,
): Promise<PublishedProject[]> {
	const query = projects(db).eq(column, value).order('last_entry_on', { ascending: false });
	return answered(await query.order('id').limit(100)).map(toProject);
}

function projects(db: Db) {
	return db.from('published_projects').select(projectColumns);
}

function narrowed(db: Db, { county, pairing, kind, status, year }: ProjectFilter) {
	let query = projects(db);
	if (county) {
		const [first, last] = boundsOf(county);
		query = query.gte('village_code', first).lte('village_code', last);
	}
	if (pairing) query = query.eq('pairing_id', pairing);
	if (kind) query = query.eq('kind', kind);
	if (status) query = query.eq('status', status);
	if (year) query = query.eq('pool_year', Number(year));
	return query;
}

type Row = QueryData<ReturnType<typeof projects>>[number];

export function toProject(row: Row): PublishedProject {
	return {
		id: row.id,
		title: row.title,
		place: toPlace(row.village_code, row.village),
		kind: row.kind as ProjectKind,
		poolYear: row.pool_year,
		status: row.status as PublicStatus,
		pairing: toPairing(row.pairing),
		needId: row.need_id,
		implementingUnit: row.implementing_unit,
		farmerLinkage: row.farmer_linkage,
		approvalNumber: row.approval_number,
		performanceTarget: row.performance_target,
		budgetFen: row.budget_fen,
		worksPercent: row.works_percent,
		lastEntryOn: row.last_entry_on,
		nextDueOn: row.next_due_on,
		isDemo: row.is_demo,
	};
}

/** The day of the last entry of each of these projects that has any. */
export async function listLastDays(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
	const query = db
		.from('published_projects')
		.select('id, last_entry_on')
		.in('id', [...ids]);
	const rows = answered(await query.not('last_entry_on', 'is', null));
	return new Map(rows.map(({ id, last_entry_on: on }) => [id, on!]));
}
