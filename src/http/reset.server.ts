import type { RequestEvent } from '@sveltejs/kit';
import { parseLogin } from '#domain/identity/login.ts';
import { checkPassword } from '#domain/identity/password.ts';
import { networkOf } from '#domain/identity/session.ts';
import { refuse, valueOf, type Result } from '#domain/result.ts';
import {
	askReset,
	findHandedReset,
	findReset,
	resetPassword,
} from '#data/identity-resets.server.ts';
import { getLocale } from '#text/compiled/runtime.js';
import { commonPasswords } from './common-passwords.server.ts';
import { deviceOf } from './device.server.ts';
import { hashToken } from './invitation.server.ts';
import { hashPassword } from './password.server.ts';

/** How long the desk says that somebody else could have set the password. */
const TOLD_MS = 7 * 24 * 60 * 60 * 1000;

/** When a link was made for this person lately: told on the desk, also to who has no mail. */
export function handedLately(accountId: string): Promise<string | null> {
	return findHandedReset(accountId, new Date(Date.now() - TOLD_MS));
}

/** Asks for a link by mail. For every login the same work, and nothing is answered. */
export async function askForReset(
	{ cookies, getClientAddress }: RequestEvent,
	{ id, login }: { id: string; login: string },
): Promise<void> {
	const request = { id, login: valueOf(parseLogin(login)), locale: getLocale() };
	const from = { address: networkOf(getClientAddress()), device: deviceOf(cookies) };
	await askReset(request, from, new Date());
}

/** The login name behind a link, or null where it is worth nothing. */
export async function loginBehind(token: string): Promise<string | null> {
	return (await findReset(hashToken(token), new Date()))?.login ?? null;
}

/** A new password for whoever holds the link: once. */
export async function setPassword(token: string, replacement: string): Promise<Result<string>> {
	const account = await findReset(hashToken(token), new Date());
	if (!account) return refuse('reset.invalid');
	const checked = checkPassword(replacement, account.names, commonPasswords);
	if (!checked.ok) return refuse(checked.refusal.name, 'replacement', checked.refusal.facts);
	const newHash = await hashPassword(checked.value);
	return resetPassword(hashToken(token), newHash, new Date());
}
