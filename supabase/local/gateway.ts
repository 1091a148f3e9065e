import { serve } from '@hono/node-server';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { runMigrations } from 'graphile-worker';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { withUpstreamErrors, upstreamTypes } from './parity.ts';
import { migrate } from './migrate.ts';
import { fileStorage } from './storage.ts';

/**
 * The Supabase gateway of the embedded stack: PostgREST and Storage over HTTP on 127.0.0.1.
 * Prepares the database, then listens at GATEWAY_PORT (0: any) and tells the launcher its address.
 * A process of its own, because the app must not be able to tell it from a hosted project.
 */
const env = (name: string): string => {
	const value = process.env[name];
	if (!value) throw new Error(`The gateway needs ${name}.`);
	return value;
};

/**
 * The driver does not come back from a connection that is closed within a transaction: it throws
 * where nobody can catch it, or never answers. So the process ends, and another is started.
 */
function endWithConnection(): void {
	console.error('The database closed a connection.');
	process.exit(1);
}

const databaseUrl = env('DATABASE_URL');
const owner = postgres(databaseUrl, { max: 1, onnotice: () => {} });
const app = new App({
	connection: createPostgresConnection({
		url: databaseUrl,
		postgresOptions: {
			types: upstreamTypes,
			max: 20,
			max_lifetime: null, // so that only the database closes a connection
			onclose: endWithConnection,
		},
	}),
	auth: {
		enabled: true,
		enable_signup: false,
		jwt_secret: env('SUPABASE_JWT_SECRET'),
		publishable_key: env('SUPABASE_PUBLISHABLE_KEY'),
		secret_key: env('SUPABASE_SECRET_KEY'),
	},
	api: { enabled: true, schemas: ['public'], max_rows: 1000 },
	storage: { enabled: true },
	options: { server: { admin: false, disableStudio: true, disableFallback: true } },
});
app._storageAdapter = fileStorage(env('STORAGE_DIR'));

await app.ensureSystemSchema();
await owner.unsafe(readFileSync(join(import.meta.dirname, 'bootstrap.sql'), 'utf8'));
await runMigrations({ connectionString: databaseUrl });
await migrate(owner);

const answer = withUpstreamErrors(app);

// At the first request for a table the gateway grants every privilege on every table to every
// role. That request is ours, and what the migrations granted is put back before anyone can ask.
await answer(
	new Request('http://127.0.0.1/rest/v1/regions?limit=1', {
		headers: { apikey: env('SUPABASE_PUBLISHABLE_KEY') },
	}),
);
await owner`select private.apply_grants()`;
await owner.end();

const server = serve({
	fetch: answer,
	hostname: '127.0.0.1',
	port: Number(env('GATEWAY_PORT')),
	// An idle connection is closed well after the client was told: a request on its way is not lost.
	serverOptions: { keepAliveTimeoutBuffer: 60_000 },
});
await new Promise((done) => server.once('listening', done));
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
