import type { Result } from '#domain/result.ts';
import { act, answered } from './fault.server.ts';
import { hashed } from './identity.server.ts';
import { serviceClient } from './service.server.ts';

/** Who tries to sign in, and from where. */
export interface Attempt {
	/** As typed; folded here as it is folded in the table. */
	readonly login: string;
	/** The network that the request came from. */
	readonly address: string;
	/** The browser's own token, if it has one. */
	readonly device: string | null;
}

interface Begun {
	readonly accountId: string | null;
	readonly passwordHash: string | null;
	/** False when it is too early for another attempt. */
	readonly mayTry: boolean;
}

/** Counts the attempt and finds what to verify it against. */
export async function beginSignIn(attempt: Attempt, now: Date): Promise<Begun> {
	const args = { login: folded(attempt.login), address: attempt.address };
	const rows = answered(
		await serviceClient().rpc('begin_sign_in', {
			...args,
			device_hash: attempt.device === null ? '' : hashed(attempt.device),
			at: now.toISOString(),
		}),
	) as { account_id: string | null; password_hash: string | null; may_try: boolean }[];
	const row = rows[0]!;
	return { accountId: row.account_id, passwordHash: row.password_hash, mayTry: row.may_try };
}

/** Takes the count back: the attempt was right. */
export async function finishSignIn(attempt: Attempt, accountId: string): Promise<void> {
	answered(
		await serviceClient().rpc('finish_sign_in', {
			login: folded(attempt.login),
			address: attempt.address,
			account_id: accountId,
			device_hash: attempt.device === null ? '' : hashed(attempt.device),
		}),
	);
}

export async function rememberDevice(accountId: string, device: string, now: Date): Promise<void> {
	const args = { account_id: accountId, device_hash: hashed(device), at: now.toISOString() };
	answered(await serviceClient().rpc('remember_device', args));
}

/** The login name and the hash of somebody who is signed in. */
export async function findOwnCredential(
	accountId: string,
): Promise<{ login: string; passwordHash: string }> {
	const query = serviceClient().from('credentials').select('login, password_hash');
	const row = answered(await query.eq('account_id', accountId).single());
	return { login: row.login, passwordHash: row.password_hash };
}

/** A session and the id that it goes on under. */
export interface Renewal {
	readonly accountId: string;
	readonly sessionId: string;
	readonly newSessionId: string;
	readonly device: string;
	readonly now: Date;
}

/** Ends all other sessions; false when the one in hand has ended meanwhile. */
export function changePassword(
	renewal: Renewal,
	{ oldHash, newHash }: { oldHash: string; newHash: string },
): Promise<Result<boolean>> {
	return act(serviceClient(), 'change_password', {
		account_id: renewal.accountId,
		old_hash: oldHash,
		new_hash: newHash,
		session_hash: hashed(renewal.sessionId),
		new_session_hash: hashed(renewal.newSessionId),
		device_hash: hashed(renewal.device),
		at: renewal.now.toISOString(),
	});
}

/** Counts one more proof in an open session; false when it is too early. */
export async function takeProof(sessionId: string, now: Date): Promise<boolean> {
	const args = { session_hash: hashed(sessionId), at: now.toISOString() };
	return answered(await serviceClient().rpc('take_proof', args));
}

export async function confirmSession(sessionId: string, now: Date): Promise<void> {
	const args = { session_hash: hashed(sessionId), at: now.toISOString() };
	answered(await serviceClient().rpc('confirm_session', args));
}

function folded(login: string): string {
	return login.trim().toLowerCase();
}
