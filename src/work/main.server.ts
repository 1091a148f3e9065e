import { Logger, run } from 'graphile-worker';
import { setting } from '#data/client.server.ts';
import { freeAbandonedJobs } from './abandoned.server.ts';
import { publish, sealEntries } from './publish.server.ts';
import { runRound } from './rounds.server.ts';

/**
 * The process of what runs later: takes jobs that SQL functions enqueued in their own transaction.
 * Run by Node from source; alone in opening the database directly.
 */
const logger = new Logger(() => (level, message) => {
	if (level === 'error' || level === 'warning') console.error(`work: ${message}`);
});

const connectionString = setting('DATABASE_URL');

await freeAbandonedJobs({ connectionString, logger });
const runner = await run({
	connectionString,
	concurrency: 4,
	noHandleSignals: true,
	parsedCronItems: [],
	logger,
	taskList: { publish, run_round: runRound, seal_entries: sealEntries },
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.once(signal, () => void runner.stop().then(() => process.exit(0)));
}
process.send?.({ ready: true });
