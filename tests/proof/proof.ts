import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/**
 * `npm run proof -- <name>`: the long proofs that do not belong into `npm test`, by name. Those
 * written as tests run on a stack of their own; `desk` is the browser test of that name for
 * everybody, of which `npm test` runs one.
 */
const proofs: Readonly<Record<string, () => unknown>> = {
	audit: () => import('./audit.ts'),
	canary: () => import('./canary.ts'),
	chain: () => import('./chain.ts'),
	crash: () => import('./crash.ts'),
	desk: () => run(['playwright', 'test', 'desk'], { EVERYBODY: '1' }),
	feedback: () => import('./feedback.ts'),
	fields: () => import('./fields.ts'),
	identities: () => run(['vitest', 'run', '--project', 'proof', 'identities']),
	imports: () => import('./imports.ts'),
	kills: () => import('./kills.ts'),
	ledger: () => import('./ledger.ts'),
	lighthouse: () => import('./lighthouse.ts'),
	life: () => run(['vitest', 'run', '--project', 'database', 'project-life'], { LIVES: '400' }),
	matrix: () => run(['vitest', 'run', '--project', 'proof', 'matrix']),
	mutants: () => import('./mutants.ts'),
	phones: () => import('./phones.ts'),
	pictures: () => import('./pictures.ts'),
	policies: () => run(['vitest', 'run', '--project', 'proof', 'policies']),
	'sign-in': () => import('./sign-in.ts'),
	tap: () => import('./tap.ts'),
	uploads: () => import('./uploads.ts'),
	weight: () => import('./weight.ts'),
};

function run(command: readonly string[], settings: Readonly<Record<string, string>> = {}): void {
	const { status } = spawnSync('npx', command, {
		cwd: resolve(import.meta.dirname, '../..'),
		stdio: 'inherit',
		env: { ...process.env, ...settings },
	});
	process.exitCode = status ?? 1;
}

const name = process.argv[2] ?? '';
const proof = proofs[name];
if (!proof) {
	console.error(`npm run proof -- ${Object.keys(proofs).join(' | ')}`);
	process.exit(1);
}
await proof();
