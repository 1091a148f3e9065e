import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './places.ts';

/** The command line of a living process, or null. Tells a reused process number from ours. */
export function commandOf(pid: number): string | null {
	if (!Number.isInteger(pid) || pid <= 0) return null;
	const proc = `/proc/${pid}/cmdline`;
	if (existsSync('/proc/self/cmdline')) {
		if (!existsSync(proc)) return null;
		// a zombie has an empty command line: it is gone, only nobody has asked for its status
		return readFileSync(proc, 'utf8').replaceAll('\0', ' ').trim() || null;
	}
	const listed = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
	return listed.stdout?.trim() || null;
}

/** A child that says when it is ready and dies with the launcher. */
export interface Child {
	readonly name: string;
	readonly ended: Promise<number | null>;
	/** What the child sent when it was ready. @throws when it ended before */
	readonly ready: Promise<unknown>;
	stop(): Promise<void>;
	/** Ends it at once, as an accident would. */
	kill(): Promise<void>;
}

const leash = pathToFileURL(join(projectRoot, 'supabase/local/leash.mjs')).href;

/**
 * Runs `node --import leash …`.
 * @param env the whole environment of the child: what it need not know it does not get
 * @param output where it writes; the launcher's own terminal by default
 */
export function startChild(
	name: string,
	args: string[],
	env: Record<string, string>,
	output: number | 'inherit' = 'inherit',
): Child {
	const child = spawn(process.execPath, ['--import', leash, ...args], {
		cwd: projectRoot,
		env,
		stdio: ['ignore', output, output, 'ipc'],
	});
	const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
	const ready = new Promise<unknown>((done, fail) => {
		child.once('message', done);
		void ended.then((code) => fail(new Error(`${name} ended while starting (${code}).`)));
	});
	ready.catch(() => {}); // whoever waits sees it; nobody has to wait
	const kill = async () => {
		child.kill('SIGKILL');
		await ended;
	};
	return { name, ended, ready, stop: () => stop(child, ended), kill };
}

/**
 * A child that is started again when it exits, by `again` with what the first one had sent. It has
 * ended when it was asked to, when a signal ended it, or when a new one does not become ready.
 */
export function keepRunning(first: Child, again: (said: unknown) => Child): Child {
	let current = first;
	let isStopping = false;
	const run = async (): Promise<number | null> => {
		const said = await first.ready.catch(() => null);
		while (await isUp(current)) {
			const code = await current.ended;
			if (isStopping || code === null) break;
			console.error(`${first.name} ended unexpectedly (${code}) and is started again.`);
			current = again(said);
		}
		return current.ended;
	};
	return {
		name: first.name,
		ready: first.ready,
		ended: run(),
		stop: () => {
			isStopping = true;
			return current.stop();
		},
		kill: () => current.kill(),
	};
}

function isUp(child: Child): Promise<boolean> {
	return child.ready.then(
		() => true,
		() => false,
	);
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
	child.kill('SIGTERM');
	const grace = setTimeout(() => child.kill('SIGKILL'), 5000);
	await ended;
	clearTimeout(grace);
}
