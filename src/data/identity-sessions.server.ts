import type { Role } from '#domain/identity/actor.ts';
import { answered } from './fault.server.ts';
import { hashed } from './identity.server.ts';
import { serviceClient } from './service.server.ts';

/** One signed-in browser of a person's own. */
export interface OwnSession {
	/** Names it without opening it. */
	readonly handle: string;
	readonly device: string;
	readonly createdAt: string;
	readonly seenAt: string;
	readonly isCurrent: boolean;
}

/** The person's sessions, the one last used first. */
export async function listSessions(accountId: string, sessionId: string): Promise<OwnSession[]> {
	const rows = answered(
		await serviceClient()
			.from('sessions')
			.select('id_hash, handle, device, created_at, seen_at')
			.eq('account_id', accountId)
			.gt('expires_at', new Date().toISOString())
			.order('seen_at', { ascending: false })
			.limit(100),
	);
	const current = hashed(sessionId);
	return rows.map((row) => ({
		handle: row.handle,
		device: row.device,
		createdAt: row.created_at,
		seenAt: row.seen_at,
		isCurrent: row.id_hash === current,
	}));
}

/** Ends one session, if it is the person's own. */
export async function endSession(accountId: string, handle: string): Promise<void> {
	const args = { account_id: accountId, only_handle: handle };
	answered(await serviceClient().rpc('end_sessions_of', args));
}

export async function endOtherSessions(accountId: string, sessionId: string): Promise<void> {
	const args = { account_id: accountId, but_hash: hashed(sessionId) };
	answered(await serviceClient().rpc('end_sessions_of', args));
}

/** The session was used just now. */
export async function touchSession(sessionId: string, now: Date): Promise<void> {
	const query = serviceClient().from('sessions').update({ seen_at: now.toISOString() });
	answered(await query.eq('id_hash', hashed(sessionId)));
}

/** Looks at the desk as a lesser role from the next request on; false where it is not lesser. */
export async function beginView(
	sessionId: string,
	organizationId: string,
	role: Role,
): Promise<boolean> {
	const args = { session_hash: hashed(sessionId), organization_id: organizationId, role };
	return answered(await serviceClient().rpc('begin_view', args));
}

export async function endView(sessionId: string): Promise<void> {
	answered(await serviceClient().rpc('end_view', { session_hash: hashed(sessionId) }));
}
