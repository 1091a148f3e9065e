import { connect, setting, underRequest, type Db } from './client.server.ts';

let service: Db | undefined;

/**
 * The client that row-level security does not bind. Its importers are a short list in tests/tidy:
 * signing in, files, and what runs later.
 */
export function serviceClient(): Db {
	service ??= connect(setting('SUPABASE_SECRET_KEY'), (address, how) =>
		fetch(address, { ...how, headers: underRequest(how?.headers) }),
	);
	return service;
}
