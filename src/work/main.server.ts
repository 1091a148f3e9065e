import { run } from 'graphile-worker';
import { setting } from '#data/client.server.ts';

/**
 * The process of what runs later: takes jobs that SQL functions enqueued in their own transaction.
 * Run by Node from source; alone in opening the database directly.
 */
const runner = await run({
	connectionString: setting('DATABASE_URL'),
	concurrency: 4,
	noHandleSignals: true,
	taskList: {},
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.once(signal, () => void runner.stop().then(() => process.exit(0)));
}
process.send?.({ ready: true });
