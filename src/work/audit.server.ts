import type { Task } from 'graphile-worker';
import { formatHead } from '#domain/identity/audit.ts';
import { seal, tellDaily, verify } from '#data/identity-chain.server.ts';
import { serviceClient } from '#data/service.server.ts';

const sealEveryMs = 5000;

/**
 * Chains what was committed since the last time, and comes again: its key keeps it one job however
 * often it is added. What went wrong is told and tried again in its turn.
 */
export const sealAudit: Task = async (_, { addJob, logger }) => {
	await seal().catch((error: unknown) => logger.error(`seal_audit: ${String(error)}`));
	const runAt = new Date(Date.now() + sealEveryMs);
	await addJob('seal_audit', {}, { jobKey: 'seal_audit', runAt });
};

/** Once a day: looks at every event, recomputes the chain, tells what it found. */
export const noteAuditHead: Task = async () => {
	await seal({ everything: true });
	const found = await verify(serviceClient());
	await tellDaily(found);
	const { head, unsealed, broken } = found;
	console.log(`审计链头 audit head ${head ? formatHead(head) : '—'} (未封存 unsealed ${unsealed})`);
	if (!broken) return;
	const { position, event_seq: seq, fault } = broken;
	console.error(`审计链断裂 audit chain broken at ${position} (event ${seq}): ${fault}`);
};
