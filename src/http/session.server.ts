import { hash, verify } from '@node-rs/argon2';
import type { Cookies } from '@sveltejs/kit';
import { Lucia, TimeSpan } from 'lucia';
import { chooseSeat, type Actor, type Seat } from '#domain/identity/actor.ts';
import { findCredential, sessionStore } from '#data/identity.server.ts';

declare module 'lucia' {
	interface Register {
		Lucia: typeof lucia;
		DatabaseSessionAttributes: { organizationId: string | null };
		DatabaseUserAttributes: { displayName: string; seats: Seat[] };
	}
}

const isSecure = process.env['ORIGIN']?.startsWith('https:') ?? false;

const lucia = new Lucia(sessionStore, {
	sessionExpiresIn: new TimeSpan(14, 'd'),
	sessionCookie: {
		name: isSecure ? '__Host-session' : 'session',
		attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
	},
	getSessionAttributes: ({ organizationId }) => ({ organizationId }),
	getUserAttributes: ({ displayName, seats }) => ({ displayName, seats }),
});

/** Verified against when the login name is unknown, so that the answer takes as long. */
const nobody = hash('nobody has this password', { memoryCost: 19456, timeCost: 2 });

/** A new session for the right name and password, or null; which was wrong is not told. */
export async function signIn(cookies: Cookies, login: string, password: string): Promise<boolean> {
	const credential = await findCredential(login);
	const matches = await verify(credential?.passwordHash ?? (await nobody), password);
	if (!credential || !matches || credential.isDisabled) return false;
	await signOut(cookies); // a session never outlives the person it was made for
	const session = await lucia.createSession(credential.accountId, { organizationId: null });
	setCookie(cookies, lucia.createSessionCookie(session.id));
	return true;
}

export async function signOut(cookies: Cookies): Promise<void> {
	const sessionId = cookies.get(lucia.sessionCookieName);
	if (sessionId) await lucia.invalidateSession(sessionId);
	if (sessionId) setCookie(cookies, lucia.createBlankSessionCookie());
}

/** Who the cookie says is asking. A person with no seat left is signed out as far as we go. */
export async function whoAsks(
	cookies: Cookies,
): Promise<{ sessionId: string; actor: Actor } | null> {
	const sessionId = cookies.get(lucia.sessionCookieName);
	if (!sessionId) return null;
	const { session, user } = await lucia.validateSession(sessionId);
	if (session?.fresh) setCookie(cookies, lucia.createSessionCookie(session.id));
	if (!session) setCookie(cookies, lucia.createBlankSessionCookie());
	const seat = user && chooseSeat(user.seats, session.organizationId);
	if (!seat) return null;
	const { id: accountId, displayName, seats } = user;
	return { sessionId, actor: { accountId, displayName, seat, seats } };
}

function setCookie(cookies: Cookies, cookie: ReturnType<Lucia['createBlankSessionCookie']>): void {
	cookies.set(cookie.name, cookie.value, { path: '/', ...cookie.attributes });
}
