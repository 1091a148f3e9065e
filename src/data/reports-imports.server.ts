import type {
	DeclaredSum,
	HeadCell,
	Import,
	ImportKind,
	ImportRow,
	Issue,
} from '#domain/reports/import.ts';
import type { Refusal, Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

const columns = '*, documents(file_name)';

/** The last imports of the actor's organization, newest first. */
export async function list(db: Db, limit = 50): Promise<Import[]> {
	const query = db.from('imports').select(columns).neq('status', 'discarded');
	const rows = answered(await query.order('created_at', { ascending: false }).limit(limit));
	return rows.map(toImport);
}

export async function find(db: Db, id: string): Promise<Import | null> {
	const row = answered(await db.from('imports').select(columns).eq('id', id).maybeSingle());
	return row && toImport(row);
}

/** What this organization has brought in already with the very same file; null: nothing. */
export async function findSameFile(db: Db, id: string): Promise<Import | null> {
	const own = answered(await db.from('imports').select('kind, sha256').eq('id', id).maybeSingle());
	if (!own) return null;
	const query = db.from('imports').select(columns).eq('status', 'imported').neq('id', id);
	const same = query.eq('kind', own.kind).eq('sha256', own.sha256);
	const row = answered(await same.maybeSingle());
	return row && toImport(row);
}

/** Rows of an import, those with faults first. @param first from 0 */
export async function listRows(
	db: Db,
	id: string,
	first: number,
	limit: number,
): Promise<ImportRow[]> {
	const query = db
		.from('import_rows')
		.select('position, cells, issues, is_faulty, record_id')
		.eq('import_id', id)
		.order('is_faulty', { ascending: false })
		.order('position')
		.range(first, first + limit - 1);
	return answered(await query).map((row) => ({
		position: row.position,
		cells: row.cells as unknown as string[],
		issues: row.issues as unknown as Issue[],
		isFaulty: row.is_faulty,
		recordId: row.record_id,
	}));
}

/** Has a stored file read. One id is one import, however often it is sent. */
export function record(
	db: Db,
	{ id, kind, documentId }: { id: string; kind: ImportKind; documentId: string },
): Promise<Result<string>> {
	return act(db, 'begin_import', { id, kind, document_id: documentId });
}

/** Writes all rows, or none. */
export function confirm(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'confirm_import', { id });
}

export function undo(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'undo_import', { id });
}

export function discard(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'discard_import', { id });
}

function toImport(row: Tables<'imports'> & { documents: { file_name: string } | null }): Import {
	return {
		id: row.id,
		kind: row.kind as ImportKind,
		documentId: row.document_id,
		fileName: row.documents?.file_name ?? '',
		status: row.status as Import['status'],
		progress: row.progress,
		failure: row.failure as unknown as Refusal | null,
		head: row.head as unknown as HeadCell[],
		sums: row.sums as unknown as DeclaredSum[],
		rowCount: row.row_count,
		faultCount: row.fault_count,
		withdrawnCount: row.withdrawn_count,
		createdAt: row.created_at,
		importedAt: row.imported_at,
		undoneAt: row.undone_at,
	};
}
