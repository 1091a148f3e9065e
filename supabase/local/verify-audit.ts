import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import {
	formatHead,
	parseHead,
	type ChainHead,
	type Verification,
} from '#domain/identity/audit.ts';
import { keepKeys } from './keys.ts';
import { choosePlaces, projectRoot } from './places.ts';
import { runningUrl, startCluster } from './postgres.ts';

/**
 * `npm run verify-audit [-- --head <position>:<hash>]`: recomputes the chain over the audit events
 * as the owner of the database, of DATABASE_URL if it is set, else of DATA_DIR, whether the portal
 * runs or not. Ends with 1 where the chain is broken, with 2 where it could not be looked at.
 */
const faults: Record<NonNullable<Verification['broken']>['fault'], string> = {
	seal_missing: '缺少封存记录；a seal is missing',
	link_broken: '与前一条不相连；it does not follow the one before it',
	event_missing: '审计记录缺失；its event is missing',
	event_changed: '审计记录或其封存被改动；the event or its seal was changed',
	tail_cut: '链尾被截；the end was cut off before it',
	head_differs: '与所记链头不符；it differs from the head that was noted',
};

try {
	process.exitCode = await main();
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 2;
}

async function main(): Promise<number> {
	const { values } = parseArgs({ options: { head: { type: 'string' } } });
	const noted = values.head === undefined ? null : parseHead(values.head);
	if (noted && !noted.ok) throw new Error('--head <position>:<64 hex digits>');
	const { url, stop } = await openDatabase();
	try {
		return tell(await verify(url, noted?.value ?? null));
	} finally {
		await stop();
	}
}

/** The database to look at, and how to leave it as it was found. */
async function openDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
	const preset = process.env['DATABASE_URL'];
	if (preset) return { url: preset, stop: async () => {} };
	if (process.env['SUPABASE_URL']) throw new Error('SUPABASE_URL is set, so set DATABASE_URL too.');
	const dataDir = resolve(projectRoot, process.env['DATA_DIR'] ?? '.data');
	if (!existsSync(join(dataDir, 'keys.json'))) throw new Error(`${dataDir} holds no installation.`);
	const keys = await keepKeys(dataDir);
	const places = choosePlaces(dataDir, keys.installation);
	const running = runningUrl(places, keys.postgresPassword);
	if (running) return { url: running, stop: async () => {} };
	return startCluster(places, keys.postgresPassword, join(dataDir, 'postgresql.log'));
}

async function verify(url: string, noted: ChainHead | null): Promise<Verification> {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	try {
		const [row] = await sql<[{ found: Verification }]>`
			select private.verify_audit(${noted?.position ?? null}, ${noted?.hash ?? null}) as found`;
		return row.found;
	} finally {
		await sql.end();
	}
}

function tell({ sealed, unsealed, unsealed_since, head, broken }: Verification): number {
	console.log(`已封存 sealed: ${sealed}`);
	const since = unsealed_since ? `（自 since ${unsealed_since}）` : '';
	console.log(`未封存 not sealed yet: ${unsealed}${since}`);
	console.log(`链头 head: ${head ? formatHead(head) : '—'}`);
	if (!broken) {
		console.log('审计链完整。The audit chain is whole.');
		return 0;
	}
	const { position, event_seq: seq, fault } = broken;
	console.error(`审计链断裂 The audit chain is BROKEN at ${position}（event ${seq ?? '—'}）：`);
	console.error(faults[fault]);
	return 1;
}
