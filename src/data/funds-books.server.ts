import { LISTED_AT_MOST, type BrokenInvariant, type DailyBooks } from '#domain/funds/books.ts';
import type { Db } from './client.server.ts';
import type { Json } from './database.types.ts';
import { answered } from './fault.server.ts';

const daily = { act: 'verify', record: 'fund_accounts' } as const;

/** Tells of the daily run over the books; nobody did it. */
export async function tellDaily(db: Db, found: readonly BrokenInvariant[]): Promise<void> {
	const nobodys = { account_id: null as never, organization_id: null as never };
	const event = { ...daily, ...nobodys, record_id: null as never, request_id: null as never };
	const broken = found.slice(0, LISTED_AT_MOST).map((one) => [one.broken, one.record]);
	const facts = { count: found.length, broken } satisfies Json;
	answered(await db.rpc('record_event', { ...event, facts }));
}

/** What the last daily run found, null before the first. */
export async function findDaily(db: Db): Promise<DailyBooks | null> {
	const query = db.from('audit_events').select('at, after').match(daily).is('account_id', null);
	const row = answered(await query.order('seq', { ascending: false }).limit(1).maybeSingle());
	if (!row) return null;
	const { count, broken } = row.after as { count: number; broken: [string, string][] };
	return {
		at: row.at,
		count,
		broken: broken.map(([words, record]) => ({ broken: words, record })),
	};
}
