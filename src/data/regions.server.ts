import type { Db } from './client.server.ts';

/** Whether the database answers a public question. */
export async function isReady(db: Db): Promise<boolean> {
	const { error } = await db.from('regions').select('code').limit(1);
	return error === null;
}
