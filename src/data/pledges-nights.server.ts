import { reminders, type Reminded } from '#domain/pledges/reminder.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Reminds donors of instalments; `db` carries the secret key. A second run finds none left. */
export async function remindOfInstalments(db: Db): Promise<void> {
	const { before, everyDays: every, most } = reminders;
	answered(await db.rpc('remind_of_instalments', { before: [...before], every, most }));
}

/** Which instalments of a pledge were reminded of, how often and when last. */
export async function listReminded(db: Db, pledgeId: string): Promise<Reminded[]> {
	const query = db.from('instalment_reminders').select('position, reminded_at');
	const rows = answered(await query.eq('pledge_id', pledgeId).order('reminded_at'));
	const byPosition = Map.groupBy(rows, ({ position }) => position);
	return [...byPosition].map(([position, sent]) => ({
		position,
		count: sent.length,
		lastAt: sent.at(-1)?.reminded_at ?? '',
	}));
}
