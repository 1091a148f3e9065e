import { answered } from './fault.server.ts';
import { hashed } from './identity.server.ts';
import type { Renewal } from './identity-sign-in.server.ts';
import { serviceClient } from './service.server.ts';

/** What an authenticator is known by. */
export interface Credential {
	readonly credentialId: string;
	/** COSE, in base64url. */
	readonly publicKey: string;
	readonly counter: number;
	readonly transports: readonly string[];
}

export interface Passkey extends Credential {
	readonly id: string;
	readonly accountId: string;
	readonly name: string;
	readonly createdAt: string;
	readonly usedAt: string | null;
}

const COLUMNS =
	'id, account_id, credential_id, public_key, counter, transports, name, created_at, used_at';

interface Row {
	id: string;
	account_id: string;
	credential_id: string;
	public_key: string;
	counter: number;
	transports: string[];
	name: string;
	created_at: string;
	used_at: string | null;
}

/** The passkeys of one person, the oldest first. */
export async function listPasskeys(accountId: string): Promise<Passkey[]> {
	const query = serviceClient().from('passkeys').select(COLUMNS).eq('account_id', accountId);
	return answered(await query.order('created_at').limit(100)).map(toPasskey);
}

/** The passkey of that credential, unless there is none or its owner may not sign in. */
export async function findPasskey(credentialId: string): Promise<Passkey | null> {
	const query = serviceClient()
		.from('passkeys')
		.select(`${COLUMNS}, accounts!inner(disabled_at)`)
		.eq('credential_id', credentialId);
	const row = answered(await query.is('accounts.disabled_at', null).maybeSingle());
	return row && toPasskey(row);
}

/** True once for each challenge, and only until it expires. */
export async function takeChallenge(challenge: string, until: Date, now: Date): Promise<boolean> {
	const args = { challenge_hash: hashed(challenge), expires_at: until.toISOString() };
	return answered(await serviceClient().rpc('take_challenge', { ...args, at: now.toISOString() }));
}

/**
 * Keeps a new passkey and lets the session in hand count as one with both factors.
 * @param codes recovery codes, kept where the account has none
 * @returns whether the codes were kept; null where the passkey is known already
 */
export async function addPasskey(
	{ accountId, sessionId }: { accountId: string; sessionId: string },
	passkey: Credential & { readonly name: string },
	codes: readonly string[],
	now: Date,
): Promise<boolean | null> {
	const { credentialId, publicKey, counter, transports, name } = passkey;
	return answered(
		await serviceClient().rpc('add_passkey', {
			account_id: accountId,
			passkey: {
				credential_id: credentialId,
				public_key: publicKey,
				counter,
				transports: [...transports],
				name,
			},
			code_hashes: codes.map(hashed),
			session_hash: hashed(sessionId),
			at: now.toISOString(),
		}),
	);
}

/** Counts one more passkey from a network; false when it is too early. */
export async function takeAddress(address: string, now: Date): Promise<boolean> {
	return answered(await serviceClient().rpc('take_address', { address, at: now.toISOString() }));
}

/** A right signature at the sign-in page; false where the counter says that it is a copy. */
export async function enterByPasskey(
	{ credentialId, accountId }: Passkey,
	{ counter, address, now }: { counter: number; address: string; now: Date },
): Promise<boolean> {
	return answered(
		await serviceClient().rpc('enter_by_passkey', {
			credential_id: credentialId,
			account_id: accountId,
			counter,
			address,
			at: now.toISOString(),
		}),
	);
}

/** A right signature within a session, which goes on lifted under its new id. */
export async function liftByPasskey(
	{ credentialId }: Passkey,
	counter: number,
	renewal: Omit<Renewal, 'device'> & { readonly device: string | null },
): Promise<boolean> {
	return answered(
		await serviceClient().rpc('lift_by_passkey', {
			credential_id: credentialId,
			account_id: renewal.accountId,
			counter,
			session_hash: hashed(renewal.sessionId),
			new_session_hash: hashed(renewal.newSessionId),
			device_hash: renewal.device === null ? '' : hashed(renewal.device),
			at: renewal.now.toISOString(),
		}),
	);
}

export async function removePasskey(accountId: string, id: string): Promise<void> {
	answered(await serviceClient().rpc('remove_passkey', { id, account_id: accountId }));
}

function toPasskey(row: Row): Passkey {
	return {
		id: row.id,
		accountId: row.account_id,
		credentialId: row.credential_id,
		publicKey: row.public_key,
		counter: row.counter,
		transports: row.transports,
		name: row.name,
		createdAt: row.created_at,
		usedAt: row.used_at,
	};
}
