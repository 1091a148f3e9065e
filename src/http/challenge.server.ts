import type { Cookies } from '@sveltejs/kit';
import { takeChallenge } from '#data/identity-passkeys.server.ts';
import { seal, unseal } from './seal.server.ts';
import { isSecure } from './session.server.ts';

const NAME = isSecure ? '__Host-passkey' : 'passkey';
const PATIENCE = 5 * 60;

/**
 * Gives the browser a challenge to keep: sealed for one purpose, for five minutes. The app
 * remembers nothing of those that are never answered.
 * @param purpose what the answer may do, and for whom
 */
export function giveChallenge(cookies: Cookies, purpose: string, challenge: string): void {
	const until = Date.now() + PATIENCE * 1000;
	cookies.set(NAME, seal(JSON.stringify({ challenge, until }), `passkey ${purpose}`), {
		path: '/',
		httpOnly: true,
		secure: isSecure,
		sameSite: 'strict',
		maxAge: PATIENCE,
	});
}

/** The challenge that this browser was given for that purpose, once; else null. */
export async function answerChallenge(
	cookies: Cookies,
	purpose: string,
	now: Date,
): Promise<string | null> {
	const sealed = cookies.get(NAME);
	if (!sealed) return null;
	cookies.delete(NAME, { path: '/', secure: isSecure, httpOnly: true, sameSite: 'strict' });
	const plain = unseal(sealed, `passkey ${purpose}`);
	if (plain === null) return null;
	const { challenge, until } = JSON.parse(plain) as { challenge: string; until: number };
	return (await takeChallenge(challenge, new Date(until), now)) ? challenge : null;
}
