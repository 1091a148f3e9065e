import { createHash } from 'node:crypto';
import { accept, refuse, type Result } from '#domain/result.ts';
import { ID } from '#domain/text.ts';
import { setting, type Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { serviceClient } from './service.server.ts';

export type DocumentKind =
	| 'decision_record'
	| 'agreement'
	| 'basis'
	| 'evidence'
	| 'receipt'
	| 'minutes'
	| 'photo'
	| 'licence'
	| 'import';

export interface NewDocument {
	readonly id: string;
	readonly kind: DocumentKind;
	readonly fileName: string;
	readonly mediaType: string;
	readonly sha256: string;
	readonly bytes: Uint8Array;
}

/**
 * Stores the bytes, then the row that describes them: a row never points at nothing. The same file
 * under the same id again changes nothing. Refuses document.other_file.
 */
export async function record(db: Db, document: NewDocument): Promise<Result<string>> {
	const { id, kind, fileName, mediaType, sha256, bytes } = document;
	const known = await find(db, id);
	if (known) return known.sha256 === sha256 ? accept(id) : refuse('document.other_file');
	const { error } = await serviceClient()
		.storage.from('documents')
		.upload(id, bytes, { contentType: mediaType, upsert: false });
	if (error) {
		const stored = await storedHash(id);
		if (stored === null) throw error;
		if (stored !== sha256) return refuse('document.other_file');
	}
	const row = {
		id,
		file_name: fileName,
		media_type: mediaType,
		byte_size: bytes.length,
		sha256,
	};
	// The licence comes before the organization is verified, when it may hand in nothing else.
	if (kind === 'licence') return act(db, 'record_licence', row);
	return act(db, 'record_document', { ...row, kind });
}

/** SHA-256 of the bytes under this id; null when there are none. */
async function storedHash(id: string): Promise<string | null> {
	const { data } = await serviceClient().storage.from('documents').download(id);
	if (!data) return null;
	return createHash('sha256')
		.update(new Uint8Array(await data.arrayBuffer()))
		.digest('hex');
}

/** The rows that the actor may read; whoever may read the row may download the file. */
export async function find(db: Db, id: string): Promise<Tables<'documents'> | null> {
	return answered(await db.from('documents').select().eq('id', id).maybeSingle());
}

/** A kept file, as a form shows it again. */
export interface Staged {
	readonly id: string;
	readonly name: string;
	readonly size: number;
}

/** The files behind the given ids, as far as the actor may read them; what is no id has none. */
export async function listStaged(
	db: Db,
	ids: readonly (string | null | undefined)[],
): Promise<Staged[]> {
	const known = ids.filter((id): id is string => ID.test(id ?? ''));
	if (known.length === 0) return [];
	const query = db.from('documents').select('id, name:file_name, size:byte_size');
	return answered(await query.in('id', known));
}

/** The licences that an organization handed in, newest first, as far as the actor may read them. */
export async function listLicences(db: Db, organizationId: string): Promise<Staged[]> {
	const query = db.from('documents').select('id, name:file_name, size:byte_size');
	const own = query.eq('organization_id', organizationId).eq('kind', 'licence');
	return answered(await own.order('created_at', { ascending: false }).limit(10));
}

/** The bytes of a document whose row was found with the actor's own rights. */
export async function download(id: string): Promise<Blob> {
	const { data, error } = await serviceClient().storage.from('documents').download(id);
	if (error) throw error;
	return data;
}

/** The address of a published picture inside the gateway; the reader never sees it. */
export function mediaAddress(name: string): string {
	return `${setting('SUPABASE_URL')}/storage/v1/object/public/media/${name}`;
}
