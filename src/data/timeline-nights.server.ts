import { SILENT_DAYS } from '#domain/projects/light.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Asks for word of silent projects; `db` carries the secret key. A second run finds none left. */
export async function remindOfSilence(db: Db): Promise<void> {
	answered(await db.rpc('remind_of_silence', { days: SILENT_DAYS }));
}
