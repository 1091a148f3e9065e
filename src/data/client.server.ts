import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

/** The database as one actor may see it: row-level security decides what comes back. */
export type Db = SupabaseClient<Database>;

let anonymous: Db | undefined;

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
