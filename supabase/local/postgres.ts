import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
	chownSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { commandOf } from './processes.ts';
import type { Places } from './places.ts';

/** A running PostgreSQL: its address with password, and how to end it cleanly. */
export interface Cluster {
	readonly url: string;
	readonly ended: Promise<unknown>;
	stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on 127.0.0.1, making the cluster first if there is none and ending a server
 * that an earlier, killed launcher left behind.
 * @throws when the programs fail; the message holds the end of their log
 */
export async function startCluster(
	places: Places,
	password: string,
	logFile: string,
): Promise<Cluster> {
	if (!existsSync(join(places.cluster, 'PG_VERSION'))) makeCluster(places, password);
	await endLeftOver(places.cluster);
	const port = await freePort();
	const log = openSync(logFile, 'a');
	const server = spawn(join(places.native, 'bin/postgres'), serverArguments(places.cluster, port), {
		...asAccount(places),
		stdio: ['ignore', log, log],
	});
	const ended = new Promise((done) => server.once('exit', done));
	const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
	await untilReady(url, server, logFile);
	return {
		url,
		ended,
		stop: async () => {
			if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT');
			await ended;
		},
	};
}

/** The address of a server that runs over the cluster already, or null. */
export function runningUrl({ cluster }: Places, password: string): string | null {
	const file = join(cluster, 'postmaster.pid');
	if (!existsSync(file)) return null;
	const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
	if (!commandOf(Number(pid))?.includes(cluster)) return null;
	return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function serverArguments(cluster: string, port: number): string[] {
	const settings = {
		listen_addresses: '127.0.0.1',
		port: String(port),
		unix_socket_directories: '',
		max_connections: '100',
		shared_buffers: '256MB',
		timezone: 'UTC',
		log_min_messages: 'warning',
	};
	return ['-D', cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
}

function asAccount({ native, account }: Places) {
	// LC_ALL: initdb and postgres start even where the caller's locale is not installed.
	const env = {
		LD_LIBRARY_PATH: join(native, 'lib'),
		LC_ALL: 'C.UTF-8',
		PATH: process.env['PATH'] ?? '',
	};
	return { cwd: '/', env, ...(account ?? {}) };
}

function makeCluster(places: Places, password: string): void {
	const { cluster, account } = places;
	rmSync(cluster, { recursive: true, force: true }); // half made by a killed first start
	mkdirSync(cluster, { recursive: true, mode: 0o700 });
	const secret = `${cluster}.password`;
	writeFileSync(secret, password, { mode: 0o600 });
	if (account) {
		chownSync(cluster, account.uid, account.gid);
		chownSync(secret, account.uid, account.gid);
	}
	// C.UTF-8, not C: under C, pg_trgm finds no trigrams in Chinese text.
	const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
	const made = spawnSync(
		join(places.native, 'bin/initdb'),
		['-D', cluster, '-U', 'postgres', '--pwfile', secret, '--auth=scram-sha-256'].concat([
			'--encoding=UTF8',
			`--locale=${locale}`,
		]),
		asAccount(places),
	);
	rmSync(secret);
	if (made.status === 0) return;
	rmSync(cluster, { recursive: true, force: true });
	throw new Error(`initdb failed: ${made.error?.message ?? String(made.stderr)}`);
}

/** Reads the pid file of an earlier server: stops that server, or removes the file if it lies. */
async function endLeftOver(cluster: string): Promise<void> {
	const file = join(cluster, 'postmaster.pid');
	if (!existsSync(file)) return;
	const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
	if (!commandOf(pid)?.includes(cluster)) {
		rmSync(file, { force: true });
		return;
	}
	process.kill(pid, 'SIGINT');
	for (let tries = 0; commandOf(pid) !== null; tries++) {
		if (tries === 300) process.kill(pid, 'SIGQUIT');
		await wait(20);
	}
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
	const { port } = probe.address() as AddressInfo;
	await new Promise((done) => probe.close(done));
	return port;
}

async function untilReady(url: string, server: ChildProcess, logFile: string): Promise<void> {
	for (;;) {
		if (server.exitCode !== null || server.signalCode !== null) {
			const log = readFileSync(logFile, 'utf8').slice(-2000);
			throw new Error(`PostgreSQL ended while starting:\n${log}`);
		}
		const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
		try {
			await sql`select 1`;
			return;
		} catch {
			await wait(25);
		} finally {
			await sql.end({ timeout: 1 });
		}
	}
}
