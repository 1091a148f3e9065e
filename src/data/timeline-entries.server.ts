import type { QueryData } from '@supabase/supabase-js';
import { formatCursor, parseCursor } from '#domain/timeline/cursor.ts';
import { readFacts, type Entry, type EntryPhoto } from '#domain/timeline/entry.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { pageOf, readAll, type Page } from './timeline-page.server.ts';

const columns = `seq, kind, occurred_on, published_at, body, facts, posting_seq, corrects_seq,
	project:project_id(id, title),
	photos:published_entry_media(position, caption,
		file:sha256(sha256, extension, width, height, colour,
			small_sha256, small_width, small_height))` as const;

/** How many entries stand on a page of a project's timeline. */
const PAGE = 50;

/** A project's timeline by the day on which things happened, the newest first. */
export async function listOf(
	db: Db,
	projectId: string,
	after: string | null,
	limit = PAGE,
): Promise<Page<Entry>> {
	const cursor = after ? parseCursor(after) : null;
	let query = entries(db).eq('project_id', projectId).order('occurred_on', { ascending: false });
	if (cursor?.on) {
		const { on, id } = cursor;
		query = query
			.lte('occurred_on', on)
			.or(`occurred_on.lt.${on},and(occurred_on.eq.${on},seq.lt.${id})`);
	}
	const [rows, corrections] = await Promise.all([
		query
			.order('seq', { ascending: false })
			.limit(limit + 1)
			.then(answered),
		db
			.from('published_entries')
			.select('seq, corrects_seq')
			.eq('project_id', projectId)
			.not('corrects_seq', 'is', null)
			.order('seq')
			.then(answered),
	]);
	const corrected = new Map(corrections.map(({ seq, corrects_seq }) => [corrects_seq, seq]));
	const read = rows.map((row) => toEntry(row, corrected.get(row.seq) ?? null));
	return pageOf(read, limit, ({ occurredOn, seq }) => ({ on: occurredOn, id: String(seq) }));
}

/** After which cursor a page with this entry begins; null where the first has it, or none. */
export async function findPage(
	db: Db,
	projectId: string,
	seq: number,
	limit = PAGE,
): Promise<string | null> {
	const ofProject = db.from('published_entries').select('occurred_on').eq('project_id', projectId);
	const entry = answered(await ofProject.eq('seq', seq).maybeSingle());
	if (!entry) return null;
	const on = entry.occurred_on;
	const newer = await db
		.from('published_entries')
		.select('seq', { count: 'exact', head: true })
		.eq('project_id', projectId)
		.or(`occurred_on.gt.${on},and(occurred_on.eq.${on},seq.gt.${seq})`);
	answered(newer);
	return (newer.count ?? 0) < limit ? null : formatCursor({ on, id: String(seq + 1) });
}

/** What was published last, over all projects. */
export async function listNewest(
	db: Db,
	{ kinds, limit }: { kinds?: readonly Entry['facts']['kind'][]; limit: number },
): Promise<Entry[]> {
	let query = entries(db).order('published_at', { ascending: false });
	if (kinds) query = query.in('kind', [...kinds]);
	return toEntries(answered(await query.order('seq', { ascending: false }).limit(limit)));
}

/** The entries of these numbers, the newest first. */
export async function listBySeqs(db: Db, seqs: readonly number[]): Promise<Entry[]> {
	if (seqs.length === 0) return [];
	const query = entries(db).in('seq', [...seqs]);
	return toEntries(answered(await query.order('seq', { ascending: false })));
}

/** Everything that was published of a village's projects, in the order in which it happened. */
export async function listOfVillage(db: Db, code: string): Promise<Entry[]> {
	const rows = await readAll((from, to) =>
		db
			.from('published_entries')
			.select(`${columns}, place:project_id!inner(village_code)`, { count: 'exact' })
			.eq('place.village_code', code)
			.order('occurred_on')
			.order('seq')
			.range(from, to),
	);
	return toEntries(rows);
}

function entries(db: Db) {
	return db.from('published_entries').select(columns);
}

type Row = QueryData<ReturnType<typeof entries>>[number];

/** Those of them that others of them correct are marked. */
function toEntries(rows: readonly Row[]): Entry[] {
	const corrected = new Map(rows.map(({ seq, corrects_seq }) => [corrects_seq, seq]));
	return rows.map((row) => toEntry(row, corrected.get(row.seq) ?? null));
}

function toEntry(row: Row, correctedBySeq: number | null): Entry {
	const photos = row.photos.toSorted((one, other) => one.position - other.position);
	return {
		seq: row.seq,
		project: { id: row.project.id, name: row.project.title },
		occurredOn: row.occurred_on,
		publishedAt: row.published_at,
		body: row.body,
		facts: readFacts(row.kind, row.facts as Record<string, unknown>),
		postingSeq: row.posting_seq,
		correctsSeq: row.corrects_seq,
		correctedBySeq,
		photos: photos.map(toPhoto),
	};
}

function toPhoto({ caption, file }: Row['photos'][number]): EntryPhoto {
	const { small_sha256, small_width, small_height, ...whole } = file;
	const small = { sha256: small_sha256, width: small_width, height: small_height };
	return { ...whole, caption, small };
}
