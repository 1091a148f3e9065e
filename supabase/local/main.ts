import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded, compileText } from './build.ts';
import { printDemoAccounts, seedIfEmpty } from './demo.ts';
import { projectRoot } from './places.ts';
import { startChild, type Child } from './processes.ts';
import { openStack, type Stack } from './stack.ts';

/**
 * The launcher behind `npm start` and `npm run dev`: database → gateway → work → app. With
 * SUPABASE_URL preset it starts the last two only. `--ephemeral` keeps nothing (tests).
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { ephemeral: { type: 'boolean', default: false } },
});
const mode = positionals[0] === 'dev' ? 'dev' : 'serve';
const chosenDir = process.env['DATA_DIR'] ?? (values.ephemeral ? null : '.data');
const dataDir = chosenDir
	? resolve(projectRoot, chosenDir)
	: mkdtempSync(join(tmpdir(), 'jiedui-'));
const supabaseNames = [
	'SUPABASE_URL',
	'SUPABASE_PUBLISHABLE_KEY',
	'SUPABASE_SECRET_KEY',
	'SUPABASE_JWT_SECRET',
	'DATABASE_URL',
] as const;

const running: { stop(): Promise<void> }[] = [];
let stopping: Promise<void> | null = null;

function stopAll(): Promise<void> {
	stopping ??= (async () => {
		for (const part of running.reverse()) await part.stop();
	})();
	return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => void stopAll().then(() => process.exit(0)));
}

try {
	await start();
} catch (error) {
	console.error((error as Error).message);
	await stopAll();
	process.exit(1);
}

async function start(): Promise<void> {
	if (mode === 'serve') buildIfNeeded();
	compileText(mode === 'dev');
	const preset = process.env['SUPABASE_URL'] ? presetEnv() : null;
	const stack = preset ? null : await embedded();
	const supabase = preset ?? stack!.env;
	const address = appAddress();
	const work = startChild('work', [join(projectRoot, 'src/work/main.server.ts')], {
		...inherited(),
		...supabase,
		ORIGIN: address.ORIGIN, // mails carry links
	});
	running.push(work);
	await work.ready;
	const { DATABASE_URL, ...forApp } = supabase; // the app has no way to the database but RLS
	const app = startChild('app', appProgram(address), { ...inherited(), ...address, ...forApp });
	running.push(app);
	await Promise.race([untilHealthy(address), app.ready]);
	if (stack) printDemoAccounts(dataDir);
	console.log(`\n结对 Jiedui → ${address.ORIGIN}`);
	void watch([work, app], stack);
}

/** The first part to end takes the others with it: half a portal is worse than a stopped one. */
async function watch(children: Child[], stack: Stack | null): Promise<void> {
	const ends = children.map((child) => child.ended.then(() => child.name));
	const name = await Promise.race(stack ? [...ends, stack.ended] : ends);
	if (stopping) return;
	console.error(`${name} ended unexpectedly; stopping the rest. Start again with npm start.`);
	await stopAll();
	process.exit(1);
}

async function embedded(): Promise<Stack> {
	if (!chosenDir) chmodSync(dataDir, 0o755); // the database's own account must get in
	const stack = await openStack(dataDir);
	running.push({
		stop: async () => {
			await stack.stop(values.ephemeral);
			if (values.ephemeral) rmSync(dataDir, { recursive: true, force: true });
		},
	});
	if (process.env['DEMO'] !== '0') await seedIfEmpty(stack, dataDir);
	return stack;
}

function presetEnv(): Stack['env'] {
	const missing = supabaseNames.filter((name) => !process.env[name]);
	if (missing.length === 0) {
		return Object.fromEntries(supabaseNames.map((n) => [n, process.env[n]])) as Stack['env'];
	}
	throw new Error(`SUPABASE_URL is set, so these must be set too: ${missing.join(', ')}.`);
}

/** Our own environment without what each part is given apart. */
function inherited(): Record<string, string> {
	const env = { ...process.env } as Record<string, string>;
	for (const name of supabaseNames) delete env[name];
	return env;
}

function appAddress() {
	const HOST = process.env['HOST'] ?? '127.0.0.1';
	const PORT = process.env['PORT'] ?? '3000';
	const ORIGIN = process.env['ORIGIN'] ?? `http://${reachableName(HOST)}:${PORT}`;
	// Longer than whoever stands before us keeps a connection: else a request may meet its closing.
	const patience = { KEEP_ALIVE_TIMEOUT: '75', SHUTDOWN_TIMEOUT: '3' };
	return { HOST, PORT, ORIGIN, BODY_SIZE_LIMIT: '64M', ...patience };
}

/** The name by which this machine itself reaches a server that listens on `host`. */
function reachableName(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}

function appProgram({ HOST, PORT }: { HOST: string; PORT: string }): string[] {
	if (mode === 'serve') return [join(projectRoot, 'build/index.js')];
	const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
	return [vite, 'dev', '--host', HOST, '--port', PORT, '--strictPort'];
}

/** Polls, because the built server has no way to tell us that it listens. */
async function untilHealthy({ HOST, PORT }: { HOST: string; PORT: string }): Promise<void> {
	while (!stopping) {
		const answer = await fetch(`http://${reachableName(HOST)}:${PORT}/healthz`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((done) => setTimeout(done, 50));
	}
}
