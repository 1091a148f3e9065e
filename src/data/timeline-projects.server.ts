import type { QueryData } from '@supabase/supabase-js';
import type { ProjectKind } from '#domain/projects/project.ts';
import { parseCursor } from '#domain/timeline/cursor.ts';
import { boundsOf } from '#domain/timeline/place.ts';
import type { ProjectFilter, PublicStatus, PublishedProject } from '#domain/timeline/project.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { beyond, pageOf, type Page } from './timeline-page.server.ts';
import { placeColumns, toPairing, toPlace } from './timeline-places.server.ts';

/** A published project, for a select that embeds it too. */
export const projectColumns = `*, village:village_code(${placeColumns}),
	pairing:pairing_id(id, supporting_name, receiving_name)` as const;

/** Projects, those with the newest entry first; those without any come last. */
export async function list(
	db: Db,
	filter: ProjectFilter,
	after: string | null,
	limit = 30,
): Promise<Page<PublishedProject>> {
	const cursor = after ? parseCursor(after) : null;
	const ordered = () =>
		narrowed(db, filter)
			.order('last_entry_on', { ascending: false, nullsFirst: false })
			.order('id')
			.limit(limit + 1);
	// Told and untold are read apart after the first page, so that each read is a range of the index.
	let rows: Row[] = [];
	if (!cursor) rows = answered(await ordered());
	else if (cursor.on !== null) {
		const told = ordered().lte('last_entry_on', cursor.on).or(beyond(cursor, 'last_entry_on'));
		rows = answered(await told);
	}
	if (cursor && rows.length <= limit) {
		const untold = ordered().is('last_entry_on', null);
		const rest = answered(await (cursor.on === null ? untold.gt('id', cursor.id) : untold));
		rows = [...rows, ...rest];
	}
	return pageOf(rows.map(toProject), limit, ({ lastEntryOn, id }) => ({ on: lastEntryOn, id }));
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
