import { answered } from './fault.server.ts';
import { hashed } from './identity.server.ts';
import { serviceClient } from './service.server.ts';
import type { Renewal } from './identity-sign-in.server.ts';

/** A person's authenticator as it is stored. */
export interface Factor {
	readonly secretSealed: string;
	/** An unconfirmed one counts for nothing yet. */
	readonly isConfirmed: boolean;
	readonly createdAt: Date;
	/** Recovery codes not used yet. */
	readonly codesLeft: number;
}

export async function findFactor(accountId: string): Promise<Factor | null> {
	const db = serviceClient();
	const query = db.from('second_factors').select('secret_sealed, confirmed_at, created_at');
	const row = answered(await query.eq('account_id', accountId).maybeSingle());
	if (!row) return null;
	const codes = db.from('recovery_codes').select('code_hash').eq('account_id', accountId);
	const left = answered(await codes.is('used_at', null));
	return {
		secretSealed: row.secret_sealed,
		isConfirmed: row.confirmed_at !== null,
		createdAt: new Date(row.created_at),
		codesLeft: left.length,
	};
}

/** Keeps a new secret that counts for nothing yet; false when one counts already. */
export async function startFactor(accountId: string, sealed: string, now: Date): Promise<boolean> {
	const args = { account_id: accountId, secret_sealed: sealed, at: now.toISOString() };
	return answered(await serviceClient().rpc('start_factor', args));
}

/** The first right code: from now on signing in asks for one. False when it does already. */
export async function confirmFactor(
	{ accountId, sessionId }: { accountId: string; sessionId: string },
	factor: { sealed: string; resealed: string; step: number; codes: readonly string[] },
	now: Date,
): Promise<boolean> {
	return answered(
		await serviceClient().rpc('confirm_factor', {
			account_id: accountId,
			secret_sealed: factor.sealed,
			resealed: factor.resealed,
			step: factor.step,
			code_hashes: factor.codes.map(hashed),
			session_hash: hashed(sessionId),
			at: now.toISOString(),
		}),
	);
}

/** Counts one more code; false when it is too early. */
export async function takeFactor(
	accountId: string,
	device: string | null,
	now: Date,
): Promise<boolean> {
	return answered(
		await serviceClient().rpc('take_factor', {
			account_id: accountId,
			device_hash: device === null ? '' : hashed(device),
			at: now.toISOString(),
		}),
	);
}

/** Takes the code of a step, or a recovery code, once, and lifts the session. */
export async function useFactor(
	renewal: Omit<Renewal, 'device'> & { readonly device: string | null },
	code: { readonly step: number } | { readonly recovery: string },
): Promise<boolean> {
	return answered(
		await serviceClient().rpc('use_factor', {
			account_id: renewal.accountId,
			step: ('step' in code ? code.step : null) as number,
			code_hash: ('recovery' in code ? hashed(code.recovery) : null) as string,
			session_hash: hashed(renewal.sessionId),
			new_session_hash: hashed(renewal.newSessionId),
			device_hash: renewal.device === null ? '' : hashed(renewal.device),
			at: renewal.now.toISOString(),
		}),
	);
}

/** Other recovery codes in place of all earlier ones, used or not. */
export async function renewCodes(accountId: string, codes: readonly string[]): Promise<void> {
	const args = { account_id: accountId, code_hashes: codes.map(hashed) };
	answered(await serviceClient().rpc('renew_recovery_codes', args));
}

export async function removeFactor(accountId: string): Promise<void> {
	answered(await serviceClient().rpc('remove_factor', { account_id: accountId }));
}
