import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStack } from '../../supabase/local/stack.ts';

declare module 'vitest' {
	interface ProvidedContext {
		databaseUrl: string;
		supabaseUrl: string;
		publishableKey: string;
		secretKey: string;
		jwtSecret: string;
	}
}

/** One fresh embedded stack for all database tests; each test rolls its own work back. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
	chmodSync(dataDir, 0o755);
	const { env, stop } = await openStack(dataDir);
	project.provide('databaseUrl', env.DATABASE_URL);
	project.provide('supabaseUrl', env.SUPABASE_URL);
	project.provide('publishableKey', env.SUPABASE_PUBLISHABLE_KEY);
	project.provide('secretKey', env.SUPABASE_SECRET_KEY);
	project.provide('jwtSecret', env.SUPABASE_JWT_SECRET);
	return async () => {
		await stop(true);
		rmSync(dataDir, { recursive: true, force: true });
	};
}
