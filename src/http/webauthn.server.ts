import {
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { RelyingParty } from '#domain/identity/passkey.ts';
import type { Credential } from '#data/identity-passkeys.server.ts';

/** EdDSA, ES256 and RS256: what authenticators of today make, whatever Node learns besides. */
export const algorithms = [-8, -7, -257];

/** What an answer is judged by: whose it must be for, and what it must answer. */
export interface Expected {
	readonly party: RelyingParty;
	readonly challenge: string;
}

/** The id that an answer claims, or null where it is no answer of a browser. */
export function credentialIdOf(response: string): string | null {
	const { id } = (parse(response) ?? {}) as { id?: unknown };
	return typeof id === 'string' && id.length <= 1400 ? id : null;
}

/**
 * The counter of a right signature: by this key, over this challenge, at our address, by a person
 * whom the device has verified. Null for all else; what was wrong is not told.
 */
export async function counterOf(
	response: string,
	{ credentialId, publicKey, counter, transports }: Credential,
	{ party, challenge }: Expected,
): Promise<number | null> {
	const credential = {
		id: credentialId,
		publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
		counter,
		transports: [...transports],
	};
	const verified = await verifyAuthenticationResponse({
		response: parse(response) as AuthenticationResponseJSON,
		credential,
		expectedChallenge: challenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true,
	}).catch(() => null); // it throws whatever is wrong with what somebody sent
	return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

/** The passkey that a browser has just made, judged in the same way. */
export async function madeBy(
	response: string,
	{ party, challenge }: Expected,
): Promise<Credential | null> {
	const sent = parse(response) as RegistrationResponseJSON;
	const made = await verifyRegistrationResponse({
		supportedAlgorithmIDs: algorithms,
		response: sent,
		expectedChallenge: challenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true,
	}).catch(() => null);
	if (!made?.verified) return null;
	const { id, publicKey, counter, transports } = made.registrationInfo.credential;
	const known = (transports ?? []).filter((name) => /^[a-z-]{1,20}$/.test(name)).slice(0, 8);
	const key = Buffer.from(publicKey).toString('base64url');
	return { credentialId: id, publicKey: key, counter, transports: known };
}

function parse(response: string): unknown {
	try {
		return JSON.parse(response) as unknown;
	} catch {
		return null;
	}
}
