import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildIfNeeded } from '../../supabase/local/build.ts';
import { seedIfEmpty } from '../../supabase/local/demo.ts';
import { startChild } from '../../supabase/local/processes.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';

/** The built portal over a fresh demo, with the gateway's own address beside it. */
export interface Portal {
	readonly origin: string;
	readonly env: Stack['env'];
	/** Where the accounts of the demo are written. */
	readonly dataDir: string;
	/** Kills the app at once, and starts it again. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * Builds, seeds and starts the portal for as long as a measurement, a proof or a picture takes.
 * @param settings what the app is set to besides
 */
export async function openPortal(
	port: number,
	settings: Readonly<Record<string, string>> = {},
): Promise<Portal> {
	const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-bench-'));
	await chmod(dataDir, 0o755);
	buildIfNeeded();
	const stack = await openStack(dataDir);
	await seedIfEmpty(stack, dataDir);
	const origin = `http://127.0.0.1:${port}`;
	const { DATABASE_URL, ...supabase } = stack.env;
	const address = { HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin, BODY_SIZE_LIMIT: '64M' };
	const start = async () => {
		const app = startChild('app', ['build/index.js'], {
			...(process.env as Record<string, string>),
			...supabase,
			...address,
			...settings,
		});
		while (!(await fetch(`${origin}/healthz`).catch(() => null))?.ok) await wait(50);
		return app;
	};
	let app = await start();
	return {
		origin,
		env: stack.env,
		dataDir,
		restart: async () => {
			await app.kill();
			app = await start();
		},
		stop: async () => {
			await app.stop();
			await stack.stop(true);
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}
