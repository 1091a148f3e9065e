import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepKeys } from './keys.ts';
import { choosePlaces } from './places.ts';
import { startCluster } from './postgres.ts';
import { commandOf, keepRunning, startChild } from './processes.ts';

/** A running database and gateway, as the app and the work process see them. */
export interface Stack {
	/** What anyone who talks to Supabase needs. */
	readonly env: Readonly<
		Record<
			| 'SUPABASE_URL'
			| 'SUPABASE_PUBLISHABLE_KEY'
			| 'SUPABASE_SECRET_KEY'
			| 'SUPABASE_JWT_SECRET'
			| 'DATABASE_URL',
			string
		>
	>;
	/** Resolves with a name when a part ends, asked or not. */
	readonly ended: Promise<string>;
	/** Ends the parts; with `forget`, removes the cluster too, which may lie elsewhere. */
	stop(forget?: boolean): Promise<void>;
}

/**
 * Starts the embedded stack over one data folder.
 * @throws when another launcher holds the folder, or a part does not start
 */
export async function openStack(dataDir: string): Promise<Stack> {
	mkdirSync(dataDir, { recursive: true, mode: 0o755 });
	const release = holdFolder(dataDir);
	const keys = await keepKeys(dataDir);
	const places = choosePlaces(dataDir, keys.installation);
	const log = (name: string) => join(dataDir, `${name}.log`);
	const cluster = await startCluster(places, keys.postgresPassword, log('postgresql'));
	// Its errors quote rows: for the owner's eyes only.
	const gatewayLog = openSync(log('gateway'), 'a', 0o600);
	const startGateway = (port: string) =>
		startChild(
			'gateway',
			[join(import.meta.dirname, 'gateway.ts')],
			{
				PATH: process.env['PATH'] ?? '',
				DATABASE_URL: cluster.url,
				SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
				SUPABASE_SECRET_KEY: keys.secretKey,
				SUPABASE_JWT_SECRET: keys.jwtSecret,
				STORAGE_DIR: join(dataDir, 'storage'),
				GATEWAY_PORT: port,
				EXPERIMENTAL_STORAGE: '1',
				LITE_TELEMETRY: '0',
			},
			gatewayLog,
		);
	// It ends when the database closes a connection.
	const gateway = keepRunning(startGateway('0'), (said) =>
		startGateway(new URL((said as { url: string }).url).port),
	);
	const addressFile = join(dataDir, 'gateway.url');
	const stop = async (forget = false) => {
		rmSync(addressFile, { force: true });
		await gateway.stop();
		await cluster.stop();
		if (forget) rmSync(places.cluster, { recursive: true, force: true });
		release();
	};
	const address = await gateway.ready.catch(async (error: Error) => {
		await stop();
		throw new Error(`${error.message} The end of its log:\n${tail(log('gateway'))}`);
	});
	const { url } = address as { url: string };
	writeFileSync(addressFile, url); // for a second app process beside the running one
	return {
		env: {
			SUPABASE_URL: url,
			SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
			SUPABASE_SECRET_KEY: keys.secretKey,
			SUPABASE_JWT_SECRET: keys.jwtSecret,
			DATABASE_URL: cluster.url,
		},
		ended: Promise.race([
			gateway.ended.then(() => 'gateway'),
			cluster.ended.then(() => 'PostgreSQL'),
		]),
		stop,
	};
}

/** One launcher per data folder: a second would stop the first one's database as left over. */
function holdFolder(dataDir: string): () => void {
	const file = join(dataDir, 'launcher.pid');
	if (existsSync(file)) {
		const pid = Number(readFileSync(file, 'utf8'));
		const alive = pid !== process.pid && commandOf(pid)?.includes('node');
		if (alive) throw new Error(`${dataDir} is in use by process ${pid}. Stop that one first.`);
	}
	writeFileSync(file, String(process.pid));
	return () => rmSync(file, { force: true });
}

function tail(file: string): string {
	return readFileSync(file, 'utf8').split('\n').slice(-30).join('\n');
}
