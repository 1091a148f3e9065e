import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Whether a picture of this hash and form was published. */
export async function isPublished(db: Db, sha256: string, extension: string): Promise<boolean> {
	const query = db.from('published_media').select('sha256').eq('sha256', sha256);
	return answered(await query.eq('extension', extension).maybeSingle()) !== null;
}
