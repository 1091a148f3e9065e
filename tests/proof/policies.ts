import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** `npm run proof -- policies`: the test of that name, on a stack of its own. */
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'proof', 'policies'], {
	cwd: resolve(import.meta.dirname, '../..'),
	stdio: 'inherit',
});
process.exitCode = status ?? 1;
