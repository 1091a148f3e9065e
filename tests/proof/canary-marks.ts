import type { Sql } from 'postgres';

/**
 * Marks every text of the database that is not published, each column and row with a mark of its
 * own, so that a mark on a page tells what leaked and from where.
 */
export interface Marks {
	/** `table.column` by the number in its marks. */
	readonly columns: readonly string[];
	/** Columns whose texts have a form of their own and could not be marked. */
	readonly coded: readonly string[];
}

/** `zk` column `x` row `kz`, such as zk012x000345kz. */
export const MARK = /zk(\d{3})x\d{6}kz/g;

/** What the portal works by: changed, nothing would open, be found or be signed in to. */
const working = /^login$|hash|secret|token|password|sha256|path|locale|_key$|^key$|codes?$|_uscc$/;
/** Written by no person, or published by its nature. */
const tables = `c.table_name not like 'published%'
	and c.table_name not in ('regions', 'region_tags', 'region_statistics', 'status_transitions',
		'sessions', 'imports', 'organization_kinds')`;

interface Column {
	readonly table: string;
	readonly column: string;
	readonly type: string;
}

async function listColumns(sql: Sql): Promise<Column[]> {
	return sql<Column[]>`select c.table_name as table, c.column_name as column, c.data_type as type
		from information_schema.columns c
		join information_schema.tables t using (table_schema, table_name)
		where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
			and c.data_type in ('text', 'jsonb') and ${sql.unsafe(tables)}
			and not exists (
				select from information_schema.key_column_usage k
				join information_schema.table_constraints f using (constraint_schema, constraint_name)
				where f.constraint_type in ('FOREIGN KEY', 'PRIMARY KEY')
					and (k.table_name, k.column_name) = (c.table_name, c.column_name))
		order by 1, 2`;
}

/** How a text takes a mark: behind what it says, in its place, or where there was none. */
const ways = {
	text: [
		`set $c = $c || $m where $c is not null`,
		`set $c = $m where $c is not null`,
		`set $c = $m where $c is null`,
	],
	jsonb: [`set $c = $c || jsonb_build_object('canary', $m) where jsonb_typeof($c) = 'object'`],
} as const;

/** Marks a column; answers whether any of its texts took it. */
async function markColumn(sql: Sql, { table, column, type }: Column, number: number) {
	const mark = `('zk${String(number).padStart(3, '0')}x' || lpad(m.row::text, 6, '0') || 'kz')`;
	let isMarked = false;
	for (const [at, way] of ways[type as keyof typeof ways].entries()) {
		if (at === 1 && isMarked) continue;
		const set = way.replaceAll('$c', `t."${column}"`).replaceAll('$m', mark);
		const [change, where] = set.replace(/^set t\./, 'set ').split(' where ');
		try {
			const { count } = await sql.unsafe(`update public."${table}" t ${change}
				from (select ctid, row_number() over (order by ctid) as row from public."${table}") m
				where m.ctid = t.ctid and ${where}`);
			isMarked ||= count > 0;
		} catch {
			// A check of the column's: it has a form of its own.
		}
	}
	return isMarked;
}

/** As a superuser, past every trigger: nothing is published by it. */
export async function markAll(sql: Sql): Promise<Marks> {
	await sql`set session_replication_role = replica`;
	const columns: string[] = [];
	const coded: string[] = [];
	for (const column of await listColumns(sql)) {
		const name = `${column.table}.${column.column}`;
		if (working.test(column.column)) continue;
		if (await markColumn(sql, column, columns.length)) columns.push(name);
		else coded.push(name);
	}
	await sql`set session_replication_role = origin`;
	return { columns, coded };
}

/** Empties what is public of records, and publishes them all anew, with their marks. */
export async function publishAnew(sql: Sql): Promise<void> {
	const found = await sql<{ name: string }[]>`select table_name as name
		from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
		and table_name like 'published%' and table_name not in ('published_versions',
			'published_reports', 'published_media')`;
	await sql`set session_replication_role = replica`;
	for (const { name } of found) await sql`delete from ${sql(`public.${name}`)}`;
	await sql`set session_replication_role = origin`;
	await sql`select private.publish_pairing(id) from public.pairings order by valid_from, id`;
	await sql`select private.publish_need(id) from public.needs`;
	await sql`select private.publish_pledge(id) from public.pledges`;
	await sql`select private.publish_project(id) from public.projects`;
	await sql`select private.publish_posting(seq) from public.postings order by seq`;
	await sql`select private.publish_update(update_id, '[]') from public.update_versions
		where status = 'approved' order by event_on, version`;
	await sql`select private.publish_handover(id) from public.goods_handovers
		where status = 'approved'`;
	await sql`select private.publish_meeting_copy(id) from public.meetings`;
	await sql`select private.seal_entries()`;
}
