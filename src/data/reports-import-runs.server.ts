import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { DeclaredSum, HeadCell, ImportKind, Issue } from '#domain/reports/import.ts';
import type { Refusal, Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Json } from './database.types.ts';
import { act } from './fault.server.ts';

/*
 * What the work process does to an import; `db` carries the secret key. All refuse
 * import.not_reading: it was discarded, or another run of the job was faster.
 */

/** The file to read, and for whom. */
export interface GivenFile {
	readonly kind: ImportKind;
	readonly documentId: string;
	readonly mediaType: string;
	readonly organization: {
		readonly id: string;
		readonly kind: OrganizationKind;
		readonly regionCode: string;
	};
}

export interface JudgedRow {
	readonly position: number;
	readonly cells: readonly string[];
	readonly issues: readonly Issue[];
	/** What its form would have sent; null where something is wrong. */
	readonly command: Json | null;
}

export interface ReadFile {
	readonly head: readonly HeadCell[];
	readonly sums: readonly DeclaredSum[];
	readonly rows: readonly JudgedRow[];
}

interface Given {
	readonly kind: ImportKind;
	readonly document_id: string;
	readonly media_type: string;
	readonly organization: { id: string; kind: OrganizationKind; region_code: string };
}

export async function begin(db: Db, importId: string): Promise<Result<GivenFile>> {
	const read = await act(db, 'import_to_read', { import_id: importId });
	if (!read.ok) return read;
	const { kind, document_id, media_type, organization } = read.value as unknown as Given;
	const { id, region_code } = organization;
	return {
		ok: true,
		value: {
			kind,
			documentId: document_id,
			mediaType: media_type,
			organization: { id, kind: organization.kind, regionCode: region_code },
		},
	};
}

export function reportProgress(db: Db, importId: string, progress: number) {
	return act(db, 'set_import_progress', { import_id: importId, progress });
}

/** All rows at once: the import is ready to be looked over. */
export function record(db: Db, importId: string, { head, sums, rows }: ReadFile) {
	return act(db, 'record_import', {
		import_id: importId,
		head: head as unknown as Json,
		sums: sums as unknown as Json,
		rows: rows as unknown as Json,
	});
}

/** The file has no rows to show. */
export function fail(db: Db, importId: string, { name, facts }: Refusal) {
	return act(db, 'fail_import', { import_id: importId, failure: { name, facts: facts ?? {} } });
}
