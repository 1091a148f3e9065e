import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from './database.types.ts';

/** The database as one actor may see it: row-level security decides what comes back. */
export type Db = SupabaseClient<Database>;

let anonymous: Db | undefined;
const underWay = new AsyncLocalStorage<string>();

/** Reads a setting when it is first needed: a build imports this file and has none. */
export function setting(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`The setting ${name} is missing.`);
	return value;
}

/** The client of the signed-out public; one for all requests, since it holds no identity. */
export function anonymousClient(): Db {
	anonymous ??= connect(setting('SUPABASE_PUBLISHABLE_KEY'));
	return anonymous;
}

/**
 * The client of one request of one person.
 * @param token a signed JWT with the person's claims
 * @param requestId ends up in the audit events of what this request writes
 */
export function clientFor(token: string, requestId: string): Db {
	return createClient<Database>(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), {
		accessToken: () => Promise.resolve(token),
		auth: { persistSession: false, autoRefreshToken: false },
		db: { retry: false },
		global: { headers: { 'x-request-id': requestId } },
	});
}

/** A client with a key alone. A failed read is not repeated: the page would hang for seconds. */
export function connect(key: string, ask: typeof fetch = fetch): Db {
	return createClient<Database>(setting('SUPABASE_URL'), key, {
		auth: { persistSession: false, autoRefreshToken: false },
		db: { retry: false },
		global: { fetch: ask },
	});
}

/**
 * Does some work as part of a request: what it writes with the secret key, of which there is one
 * client for all, bears the id of the request in the audit.
 */
export function withinRequest<Answer>(requestId: string, work: () => Answer): Answer {
	return underWay.run(requestId, work);
}

/** The headers of a request to the database, with the id of the one that it is part of. */
export function underRequest(headers: HeadersInit | undefined): Headers {
	const named = new Headers(headers);
	const requestId = underWay.getStore();
	if (requestId !== undefined) named.set('x-request-id', requestId);
	return named;
}
