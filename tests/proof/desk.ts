import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** `npm run proof -- desk`: everybody's walk over the desk, by the test of that name. */
const root = resolve(import.meta.dirname, '../..');
const { status } = spawnSync('npx', ['playwright', 'test', 'desk'], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, EVERYBODY: '1' },
});
process.exitCode = status ?? 1;
