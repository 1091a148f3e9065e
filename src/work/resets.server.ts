import type { Task } from 'graphile-worker';
import { randomBytes } from 'node:crypto';
import * as resets from '#data/identity-resets.server.ts';

/**
 * Somebody asked for a new password: { id, login, locale, at }. Done here and not in the request,
 * so that nobody can tell by its time whether the login is known. Run twice, it makes one mail.
 */
export const openReset: Task = async (payload) => {
	const { at, ...request } = payload as resets.ResetRequest & { at: string };
	await resets.openReset(request, randomBytes(32).toString('base64url'), at);
};
