import type { Cookies } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { isSecure } from './session.server.ts';

const NAME = isSecure ? '__Host-device' : 'device';
const YEAR = 400 * 24 * 60 * 60; // the longest that browsers keep a cookie

/**
 * The token by which a browser is known again when it signs in. It opens nothing: it only has its
 * own budget of attempts, so that strangers cannot lock it out. It outlives signing out.
 */
export function deviceOf(cookies: Cookies): string | null {
	return cookies.get(NAME) ?? null;
}

/** The same, made if there is none, and kept for as long as browsers allow. */
export function keepDevice(cookies: Cookies): string {
	const token = deviceOf(cookies) ?? randomBytes(32).toString('base64url');
	cookies.set(NAME, token, {
		path: '/',
		httpOnly: true,
		secure: isSecure,
		sameSite: 'lax',
		maxAge: YEAR,
	});
	return token;
}
