import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Keys } from '../../supabase/local/keys.ts';
import { projectRoot } from '../../supabase/local/places.ts';
import { startChild } from '../../supabase/local/processes.ts';

/** The same portal once more, set otherwise, over the same database. */
export interface SecondApp {
	readonly origin: string;
	stop(): Promise<void>;
}

/**
 * Starts the built app beside the running stack, on a port of its own.
 * @param host the name in its address: passkeys are for names, not for numbers
 * @param settings what it is set to besides
 */
export async function startSecondApp(
	host: 'localhost' | '127.0.0.1',
	settings: Readonly<Record<string, string>>,
): Promise<SecondApp> {
	const dataDir = process.env['TEST_DATA_DIR']!;
	const keys = JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8')) as Keys;
	const port = String(await freePort());
	const origin = `http://${host}:${port}`;
	const app = startChild('second app', [join(projectRoot, 'build/index.js')], {
		PATH: process.env['PATH'] ?? '',
		// The proof of fields watches the forms of every app that the stories start.
		...(JSON.parse(process.env['APP_SETTINGS'] ?? '{}') as Record<string, string>),
		SUPABASE_URL: readFileSync(join(dataDir, 'gateway.url'), 'utf8'),
		SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
		SUPABASE_SECRET_KEY: keys.secretKey,
		SUPABASE_JWT_SECRET: keys.jwtSecret,
		HOST: '127.0.0.1',
		PORT: port,
		ORIGIN: origin,
		SHUTDOWN_TIMEOUT: '3',
		...settings,
	});
	const health = () =>
		fetch(`http://127.0.0.1:${port}/healthz`).then(
			({ status }) => status,
			() => 0,
		);
	await Promise.race([expect.poll(health).toBe(200), app.ready]);
	return { origin, stop: () => app.stop() };
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await new Promise((done) => probe.once('listening', done));
	const { port } = probe.address() as AddressInfo;
	await new Promise((done) => probe.close(done));
	return port;
}
