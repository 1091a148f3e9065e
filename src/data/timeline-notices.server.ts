import type { QueryData } from '@supabase/supabase-js';
import type { BudgetLine } from '#domain/projects/project.ts';
import { parseCursor } from '#domain/timeline/cursor.ts';
import type { NoticeFilter, PublishedNotice } from '#domain/timeline/notice.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { beyond, pageOf, type Page } from './timeline-page.server.ts';
import { projectColumns, toProject } from './timeline-projects.server.ts';

const columns = `*, project:project_id!inner(${projectColumns})` as const;

/** Notices, those that end last first: what still hangs stands at the top. */
export async function list(
	db: Db,
	filter: NoticeFilter,
	{ after, today }: { after: string | null; today: string },
	limit = 30,
): Promise<Page<PublishedNotice>> {
	const cursor = after ? parseCursor(after) : null;
	let query = narrowed(db, filter, today).order('ends_on', { ascending: false }).order('id');
	if (cursor?.on) query = query.lte('ends_on', cursor.on).or(beyond(cursor, 'ends_on'));
	const rows = answered(await query.limit(limit + 1));
	return pageOf(rows.map(toNotice), limit, ({ endsOn, id }) => ({ on: endsOn, id }));
}

export async function find(db: Db, id: string): Promise<PublishedNotice | null> {
	const row = answered(await notices(db).eq('id', id).maybeSingle());
	return row && toNotice(row);
}

function notices(db: Db) {
	return db.from('published_notices').select(columns);
}

function narrowed(db: Db, { county, level, state }: NoticeFilter, today: string) {
	let query = notices(db);
	if (county) {
		const [first, last] = boundsOf(county);
		query = query.gte('village_code', first).lte('village_code', last);
	}
	if (level) query = query.eq('level', level);
	if (state) query = query.eq('standing', state === 'stopped' ? 'stopped' : 'given');
	if (state === 'running') query = query.gte('ends_on', today);
	if (state === 'ended') query = query.lt('ends_on', today);
	return query;
}

function toNotice(row: QueryData<ReturnType<typeof notices>>[number]): PublishedNotice {
	const budget = row.budget as unknown as { source: BudgetLine['source']; amount_fen: number }[];
	return {
		id: row.id,
		level: row.level as PublishedNotice['level'],
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		place: row.place,
		basis: row.basis,
		budget: budget.map(({ source, amount_fen: amountFen }) => ({ source, amountFen })),
		standing: row.standing as PublishedNotice['standing'],
		stopReason: row.stop_reason,
		objectionCount: row.objection_count,
		answeredCount: row.answered_count,
		project: toProject(row.project),
		isDemo: row.is_demo,
	};
}
