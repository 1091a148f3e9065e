import { hash, verify } from '@node-rs/argon2';
import type { RequestEvent } from '@sveltejs/kit';
import { checkPassword, normalizePassword } from '#domain/identity/password.ts';
import { describeDevice, networkOf } from '#domain/identity/session.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import {
	beginSignIn,
	changePassword,
	confirmSession,
	findOwnCredential,
	finishSignIn,
	rememberDevice,
	takeProof,
} from '#data/identity-sign-in.server.ts';
import { commonPasswords } from './common-passwords.server.ts';
import { deviceOf, keepDevice } from './device.server.ts';
import { beginSession, carryOn, newSessionId, whoAsks, type Person } from './session.server.ts';

/** 19 MiB, two passes: the least that OWASP asks of argon2id. */
const ARGON2 = { memoryCost: 19456, timeCost: 2 };

/**
 * Verified against when the login name is unknown or it is too early to try, so that neither the
 * answer nor its time tells which it was.
 */
const nobody = hashPassword('nobody has this password');

export function hashPassword(password: string): Promise<string> {
	return hash(password, ARGON2);
}

/** A new session for the right name and password; what was wrong, or too often, is not told. */
export async function signIn(
	event: RequestEvent,
	{ login, password }: { login: string; password: string },
	now = new Date(),
): Promise<boolean> {
	const { cookies, request } = event;
	const address = networkOf(event.getClientAddress());
	const attempt = { login, address, device: deviceOf(cookies) };
	const { accountId, passwordHash, mayTry } = await beginSignIn(attempt, now);
	const against = (mayTry && passwordHash) || (await nobody);
	const matches = await verify(against, normalizePassword(password));
	if (!mayTry || accountId === null || !matches) return false;
	await finishSignIn(attempt, accountId);
	const device = describeDevice(request.headers.get('user-agent') ?? '');
	await beginSession(cookies, accountId, { device, now });
	const asked = await whoAsks(cookies, now);
	if (asked?.person.stage !== 'code') await knowDevice(event, accountId);
	return true;
}

/** From now on this browser has its own budget of attempts. Called once the person is in. */
export async function knowDevice(event: RequestEvent, accountId: string): Promise<void> {
	await rememberDevice(accountId, keepDevice(event.cookies), new Date());
}

/** Asks somebody who is signed in for the password again; the hash it was verified against. */
export async function provePassword(
	{ accountId, sessionId }: Person,
	password: string,
	now = new Date(),
): Promise<Result<string>> {
	const { passwordHash } = await findOwnCredential(accountId);
	const mayTry = await takeProof(sessionId, now);
	const matches = await verify(mayTry ? passwordHash : await nobody, normalizePassword(password));
	if (!mayTry || !matches) return refuse('password.wrong', 'password');
	await confirmSession(sessionId, now);
	return accept(passwordHash);
}

/** A new password for who knows the old one. All other sessions end, and this one gets a new id. */
export async function replacePassword(
	{ cookies }: RequestEvent,
	person: Person,
	{ password, replacement }: { password: string; replacement: string },
): Promise<Result<boolean>> {
	const { accountId, sessionId, displayName, seats } = person;
	const { login } = await findOwnCredential(accountId);
	const names = [login, displayName, ...seats.map((seat) => seat.organizationName)];
	const checked = checkPassword(replacement, names, commonPasswords);
	if (!checked.ok) return refuse(checked.refusal.name, 'replacement', checked.refusal.facts);
	const proved = await provePassword(person, password);
	if (!proved.ok) return proved;
	const newId = newSessionId();
	const changed = await changePassword(
		{ accountId, sessionId, newSessionId: newId, device: keepDevice(cookies), now: new Date() },
		{ oldHash: proved.value, newHash: await hashPassword(checked.value) },
	);
	if (changed.ok && changed.value) carryOn(cookies, newId);
	return changed;
}
