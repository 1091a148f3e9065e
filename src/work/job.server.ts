import type { Result } from '#domain/result.ts';

/** How often a running job says how far it is, and so hears whether it is still wanted. */
const BEAT_MS = 500;

/** Ended by the people whose job it was: nothing failed. */
export class Unwanted extends Error {}

export interface Job {
	/** Aborted with `Unwanted` once the row of the job takes no more word. */
	readonly signal: AbortSignal;
	/** Percent, told with the next beat. */
	progress: number;
}

/**
 * Runs a long job beside its row: tells the row how far it is, and stops the job within a beat
 * once the row refuses to hear (cancelled, discarded, or another process was faster). Answers null
 * then.
 */
export async function runBeside<Answer>(
	tell: (percent: number) => Promise<Result<unknown>>,
	run: (job: Job) => Promise<Answer>,
): Promise<Answer | null> {
	const stop = new AbortController();
	const job: Job = { signal: stop.signal, progress: 0 };
	const beating = beat(tell, job, stop);
	try {
		return await run(job);
	} catch (error) {
		if (error instanceof Unwanted) return null;
		throw error;
	} finally {
		stop.abort(new Unwanted('done'));
		await beating;
	}
}

async function beat(
	tell: (percent: number) => Promise<Result<unknown>>,
	job: Job,
	stop: AbortController,
): Promise<void> {
	while (!stop.signal.aborted) {
		const heard = await tell(job.progress).catch(() => null);
		// A database that does not answer says nothing about the job.
		if (heard && !heard.ok) stop.abort(new Unwanted(heard.refusal.name));
		await pause(BEAT_MS, stop.signal);
	}
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, milliseconds);
		signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
		if (signal.aborted) resolve();
	});
}
