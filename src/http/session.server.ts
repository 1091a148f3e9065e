import type { Cookies } from '@sveltejs/kit';
import { generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia';
import {
	chooseSeat,
	rolesToView,
	type Actor,
	type Role,
	type Seat,
} from '#domain/identity/actor.ts';
import { stageOf, type Stage } from '#domain/identity/factor.ts';
import { isOver, isProven, isStale } from '#domain/identity/session.ts';
import { sessionStore } from '#data/identity.server.ts';
import { touchSession } from '#data/identity-sessions.server.ts';

declare module 'lucia' {
	interface Register {
		Lucia: typeof lucia;
		DatabaseSessionAttributes: SessionFacts;
		DatabaseUserAttributes: PersonFacts;
	}
}

interface SessionFacts {
	organizationId: string | null;
	/** The lesser role as which the desk is looked at. */
	viewedRole: Role | null;
	/** The browser in two words. */
	device: string;
	createdAt: Date;
	seenAt: Date;
	hasGivenFactor: boolean;
	/** When the person last proved who they are. */
	confirmedAt: Date;
}

interface PersonFacts {
	displayName: string;
	hasFactor: boolean;
	seats: Seat[];
}

/** The person whose session it is, however far they have come in proving it. */
export interface Person {
	readonly accountId: string;
	readonly displayName: string;
	readonly seats: readonly Seat[];
	readonly sessionId: string;
	readonly hasFactor: boolean;
	readonly stage: Stage;
	/** When they last proved who they are. */
	readonly provedAt: Date;
	/** Lately enough to approve money. */
	readonly isProven: boolean;
}

/** People reach us by https, whatever the proxy in front speaks with us. */
export const isSecure = process.env['ORIGIN']?.startsWith('https:') ?? false;

// How long the cookie and the row last at most; `isOver` ends sessions sooner, by role.
const lucia = new Lucia(sessionStore, {
	sessionExpiresIn: new TimeSpan(30, 'd'),
	sessionCookie: {
		name: isSecure ? '__Host-session' : 'session',
		attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
	},
	getSessionAttributes: (facts: SessionFacts) => facts,
	getUserAttributes: (facts: PersonFacts) => facts,
});

/** A session never outlives the person it was made for: the one before it ends. */
export async function beginSession(
	cookies: Cookies,
	accountId: string,
	{ device, now, hasGivenFactor = false }: { device: string; now: Date; hasGivenFactor?: boolean },
): Promise<void> {
	await signOut(cookies);
	const session = await lucia.createSession(accountId, {
		organizationId: null,
		viewedRole: null,
		device,
		createdAt: now,
		seenAt: now,
		hasGivenFactor,
		confirmedAt: now,
	});
	setCookie(cookies, lucia.createSessionCookie(session.id));
}

/** An id that nobody knows yet, for a session that goes on with more rights or a new password. */
export function newSessionId(): string {
	return generateIdFromEntropySize(25);
}

/** The browser goes on under the id that the database has just given its session. */
export function carryOn(cookies: Cookies, sessionId: string): void {
	setCookie(cookies, lucia.createSessionCookie(sessionId));
}

export async function signOut(cookies: Cookies): Promise<void> {
	const sessionId = cookies.get(lucia.sessionCookieName);
	if (sessionId) await endSession(cookies, sessionId);
}

/** Whether somebody's session comes along, be it over or not. */
export function hasSession(cookies: Cookies): boolean {
	return cookies.get(lucia.sessionCookieName) !== undefined;
}

/** Who the cookie says is asking. A person with no seat left is signed out as far as we go. */
export async function whoAsks(
	cookies: Cookies,
	now = new Date(),
): Promise<{ person: Person; actor: Actor | null } | null> {
	const sessionId = cookies.get(lucia.sessionCookieName);
	if (!sessionId) return null;
	const { session, user } = await lucia.validateSession(sessionId);
	if (session?.fresh) setCookie(cookies, lucia.createSessionCookie(session.id));
	if (!session || isOver(session, user.seats, now)) {
		await endSession(cookies, sessionId);
		return null;
	}
	if (isStale(session.seenAt, now)) await touchSession(sessionId, now);
	const seat = chooseSeat(user.seats, session.organizationId);
	if (!seat) return null;
	const { id: accountId, displayName, seats, hasFactor } = user;
	const { hasGivenFactor } = session;
	const stage = stageOf({ seats, hasFactor, hasGivenFactor, isRequired: isFactorRequired() });
	const acting = viewed(seat, session);
	const actor = stage === 'full' ? { accountId, displayName, seats, ...acting } : null;
	const { confirmedAt: provedAt } = session;
	const proof = { provedAt, isProven: isProven(provedAt, now) };
	return {
		person: { accountId, displayName, seats, sessionId, hasFactor, stage, ...proof },
		actor,
	};
}

/** The seat as it is acted from: in a view it has the lesser role, where it is one. */
function viewed(
	seat: Seat,
	{ organizationId, viewedRole }: Pick<SessionFacts, 'organizationId' | 'viewedRole'>,
): { seat: Seat; isView: boolean } {
	const isView =
		viewedRole !== null &&
		seat.organizationId === organizationId &&
		rolesToView(seat).includes(viewedRole);
	return { seat: isView ? { ...seat, role: viewedRole } : seat, isView };
}

function isFactorRequired(): boolean {
	return process.env['REQUIRE_SECOND_FACTOR'] === '1';
}

async function endSession(cookies: Cookies, sessionId: string): Promise<void> {
	await lucia.invalidateSession(sessionId);
	setCookie(cookies, lucia.createBlankSessionCookie());
}

function setCookie(cookies: Cookies, cookie: ReturnType<Lucia['createBlankSessionCookie']>): void {
	cookies.set(cookie.name, cookie.value, { path: '/', ...cookie.attributes });
}
