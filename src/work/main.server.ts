import { Logger, parseCronItems, run } from 'graphile-worker';
import { setting } from '#data/client.server.ts';
import { freeAbandonedJobs } from './abandoned.server.ts';
import { noteAuditHead, sealAudit } from './audit.server.ts';
import { checkBooks } from './books.server.ts';
import { openFollow, tellFollowers } from './follows.server.ts';
import { readImport } from './imports.server.ts';
import { clearMails, resumeMails, sendMail } from './mail.server.ts';
import { endDay } from './nights.server.ts';
import { comparePhotos } from './photos.server.ts';
import { publish } from './publish.server.ts';
import { openReset } from './resets.server.ts';
import { runRound } from './rounds.server.ts';
import { runWhatIf } from './what-ifs.server.ts';

/**
 * The process of what runs later: takes jobs that SQL functions enqueued in their own transaction.
 * Run by Node from source; alone in opening the database directly.
 */
const logger = new Logger(() => (level, message) => {
	if (level === 'error' || level === 'warning') console.error(`work: ${message}`);
});

const DAY_MS = 86_400_000;
/** What is recorded is to be public within five seconds. */
const POLL_MS = 1000;
const connectionString = setting('DATABASE_URL');

await freeAbandonedJobs({ connectionString, logger });
const runner = await run({
	connectionString,
	concurrency: 4,
	noHandleSignals: true,
	pollInterval: POLL_MS,
	// Midnight in China, where there is no summer time; a night that was slept through is made up.
	parsedCronItems: parseCronItems([
		// In the morning, when people read their mail.
		{ task: 'tell_followers', match: '30 23 * * *', options: { backfillPeriod: DAY_MS } },
		{ task: 'note_audit_head', match: '0 16 * * *', options: { backfillPeriod: DAY_MS } },
		{ task: 'check_books', match: '20 16 * * *', options: { backfillPeriod: DAY_MS } },
		{ task: 'end_day', match: '5 16 * * *', options: { backfillPeriod: DAY_MS } },
		{ task: 'clear_mails', match: '30 16 * * *', options: { backfillPeriod: DAY_MS } },
	]),
	logger,
	taskList: {
		check_books: checkBooks,
		clear_mails: clearMails,
		compare_photos: comparePhotos,
		end_day: endDay,
		note_audit_head: noteAuditHead,
		open_follow: openFollow,
		open_reset: openReset,
		publish,
		read_import: readImport,
		resume_mails: resumeMails,
		run_round: runRound,
		run_what_if: runWhatIf,
		seal_audit: sealAudit,
		send_mail: sendMail,
		tell_followers: tellFollowers,
	},
});
await runner.addJob('publish', {}, { jobKey: 'publish' });
await runner.addJob('seal_audit', {}, { jobKey: 'seal_audit' });
await runner.addJob('resume_mails', {}, { jobKey: 'resume_mails' });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.once(signal, () => void runner.stop().then(() => process.exit(0)));
}
process.send?.({ ready: true });
