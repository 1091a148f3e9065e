import type { ChainHead, DailyVerification, Verification } from '#domain/identity/audit.ts';
import type { Db } from './client.server.ts';
import type { Json } from './database.types.ts';
import { answered } from './fault.server.ts';
import { serviceClient } from './service.server.ts';

const atOnce = 10_000;

/** Chains what no seal holds yet, in pieces that keep each transaction short. */
export async function seal({ everything = false } = {}): Promise<void> {
	const look = everything ? { reach: null as never, most: atOnce } : { most: atOnce };
	while (answered(await serviceClient().rpc('seal_audit', look)) === atOnce);
}

/**
 * Recomputes the chain, or its last `most` seals.
 * @param noted a head that was written down earlier
 */
export async function verify(
	db: Db,
	{ noted, most }: { noted?: ChainHead | null; most?: number } = {},
): Promise<Verification> {
	const head = noted ? { noted_position: noted.position, noted_hash: noted.hash } : {};
	const end = most === undefined ? {} : { most };
	return answered(await db.rpc('verify_audit', { ...head, ...end })) as unknown as Verification;
}

const daily = { act: 'verify', record: 'audit_seals' } as const;

/** Tells of the daily run over the whole chain; nobody did it. */
export async function tellDaily({ sealed, broken }: Verification): Promise<void> {
	const nobodys = { account_id: null as never, organization_id: null as never };
	const event = { ...daily, ...nobodys, record_id: null as never, request_id: null as never };
	const facts = { sealed, broken } as unknown as Json;
	answered(await serviceClient().rpc('record_event', { ...event, facts }));
}

/** What the last daily run found, null before the first. */
export async function findDaily(db: Db): Promise<DailyVerification | null> {
	const query = db.from('audit_events').select('at, after').match(daily).is('account_id', null);
	const row = answered(await query.order('seq', { ascending: false }).limit(1).maybeSingle());
	return row && { at: row.at, ...(row.after as unknown as Omit<DailyVerification, 'at'>) };
}

/** Where the chain ends now, null while nothing is sealed. */
export async function findHead(db: Db): Promise<(ChainHead & { sealedAt: string }) | null> {
	const query = db.from('audit_seals').select('position, hash, sealed_at');
	const row = answered(await query.order('position', { ascending: false }).limit(1).maybeSingle());
	return row && { position: row.position, hash: row.hash, sealedAt: row.sealed_at };
}
