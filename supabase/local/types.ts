import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from './places.ts';
import { openStack } from './stack.ts';

/**
 * `npm run types`: writes src/data/database.types.ts from a freshly migrated database. With
 * `--check` it writes nothing and fails when the file is stale.
 */
const file = join(projectRoot, 'src/data/database.types.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-types-'));
chmodSync(dataDir, 0o755);
const stack = await openStack(dataDir);
try {
	const made = spawnSync(
		join(projectRoot, 'node_modules/.bin/supabase'),
		['gen', 'types', '--lang', 'typescript', '--schema', 'public', '--remote'].concat(
			stack.env.DATABASE_URL,
		),
		{ encoding: 'utf8', cwd: projectRoot, env: { ...process.env, PGSSLMODE: 'disable' } },
	);
	if (made.status !== 0) throw new Error(`supabase gen types: ${made.stderr}`);
	const code = made.stdout.slice(made.stdout.indexOf('export type Json')); // after its greeting
	const options = { ...(await resolveConfig(file)), filepath: file };
	const text = await format(code, options);
	if (!process.argv.includes('--check')) writeFileSync(file, text);
	else if (readFileSync(file, 'utf8') !== text) {
		throw new Error('src/data/database.types.ts is stale: run `npm run types` and commit it.');
	}
} finally {
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
}
