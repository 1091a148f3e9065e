import { reminders } from '#domain/pledges/reminder.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Reminds donors of instalments; `db` carries the secret key. A second run finds none left. */
export async function remindOfInstalments(db: Db): Promise<void> {
	const { before, everyDays: every, most } = reminders;
	answered(await db.rpc('remind_of_instalments', { before: [...before], every, most }));
}
