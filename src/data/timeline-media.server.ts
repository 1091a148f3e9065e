import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Whether a picture of this hash and form was published, whole or small. */
export async function isPublished(db: Db, sha256: string, extension: string): Promise<boolean> {
	const query = db.from('published_media').select('sha256').eq('extension', extension);
	const either = query.or(`sha256.eq.${sha256},small_sha256.eq.${sha256}`);
	return answered(await either.limit(1)).length > 0;
}
