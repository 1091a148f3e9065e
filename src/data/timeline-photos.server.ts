import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** A photo of another project that is, or looks like, one of this update's. */
export interface Likeness {
	readonly documentId: string;
	readonly isSameFile: boolean;
	/** Percent. */
	readonly likeness: number;
	/** Where it was told; null where the reader may not see that project. */
	readonly other: {
		readonly updateId: string;
		readonly documentId: string;
		readonly projectTitle: string;
	} | null;
}

/** What a photo says of itself, by its document. */
export interface TakenPhoto {
	readonly documentId: string;
	/** By the camera's clock: 'YYYY-MM-DDThh:mm:ss'. */
	readonly takenAt: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
}

/** Those found when the update was sent, the likest first. */
export async function listLikenesses(db: Db, updateId: string): Promise<Likeness[]> {
	const query = db.from('photo_likenesses').select(
		`document_id, other_document_id, is_same_file, likeness, other_update_id,
			updates!photo_likenesses_other_update_id_fkey(
				projects!updates_project_id_fkey(title))`,
	);
	const found = query.eq('update_id', updateId).order('likeness', { ascending: false });
	return answered(await found.limit(20)).map((row) => ({
		documentId: row.document_id,
		isSameFile: row.is_same_file,
		likeness: row.likeness,
		other: row.updates && {
			updateId: row.other_update_id,
			documentId: row.other_document_id,
			projectTitle: row.updates.projects.title,
		},
	}));
}

/** Of these photos, as far as the actor may read them. */
export async function listTaken(db: Db, documentIds: readonly string[]): Promise<TakenPhoto[]> {
	if (documentIds.length === 0) return [];
	const query = db
		.from('document_pictures')
		.select('document_id, taken_at, latitude, longitude')
		.in('document_id', [...documentIds]);
	return answered(await query).map((row) => ({
		documentId: row.document_id,
		takenAt: row.taken_at,
		latitude: row.latitude,
		longitude: row.longitude,
	}));
}
