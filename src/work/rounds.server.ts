import type { Task } from 'graphile-worker';
import { createHash } from 'node:crypto';
import { changeInput, type Change } from '#domain/matching/changes.ts';
import { at } from '#domain/matching/columns.ts';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { outcomeOf, type RoundOutcome } from '#domain/matching/outcome.ts';
import { refuse, type Refusal, type Result } from '#domain/result.ts';
import * as runs from '#data/matching-runs.server.ts';
import { serviceClient } from '#data/service.server.ts';
import { runBeside, Unwanted, type Job } from './job.server.ts';
import { solveApart } from './matching/solve-apart.server.ts';

/** Percent: the input has been read, the plan has been proven. */
const [READ, PROVEN] = [10, 90];

/** An outcome with the hash of the instance that was solved for it. */
interface Plan {
	readonly outcome: RoundOutcome;
	readonly inputHash: string;
}

/**
 * The job of a round: { round_id }. What the round reads and what it leaves are one call each, and
 * the second is refused unless the round still runs: a job that is run again, because its worker
 * was killed, reads the same frozen input and has one effect. An accident of the database is thrown
 * and tried again by the queue.
 */
export const runRound: Task = async (payload, { logger }) => {
	const { round_id: roundId } = payload as { round_id: string };
	const db = serviceClient();
	const read = await runs.readInput(db, roundId);
	if (!read.ok) return;
	const report = (error: unknown) => logger.error(String(error));
	const planned = await runBeside(
		(percent) => runs.reportProgress(db, roundId, percent),
		(job) => plan(read.value, job, report),
	);
	if (planned === null) return;
	if (planned.ok) {
		const { outcome, inputHash } = planned.value;
		await runs.recordOutcome(db, roundId, outcome, inputHash);
	} else await runs.fail(db, roundId, failureOf(planned.refusal));
};

/** Makes the plan of an input with changes. Says why there is none: nothing is tried again. */
async function plan(
	{ input, changes }: { input: RoundInput; changes: readonly Change[] },
	job: Job,
	report: (error: unknown) => void,
): Promise<Result<Plan>> {
	job.progress = READ;
	const changed = changeInput(input, changes);
	if (!changed.ok) return changed;
	const instance = instanceOf(changed.value);
	const solved = await solve([instance], job, { from: READ, to: PROVEN, report });
	job.progress = PROVEN;
	if (!solved.ok) return solved;
	const outcome = outcomeOf(changed.value, at(solved.value, 0));
	return { ok: true, value: { outcome, inputHash: hashOf(instance) } };
}

/** The part of a job in which markets are solved, in percent of the whole. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
	readonly report: (error: unknown) => void;
}

/** A market that cannot be proven will not be proven by trying again. */
export async function solve(
	instances: readonly Instance[],
	job: Job,
	{ from, to, report }: Stretch,
): ReturnType<typeof solveApart> {
	try {
		return await solveApart(instances, job.signal, (share) => {
			// A market is solved more than once, for its minimum grants and its comparisons.
			job.progress = Math.max(job.progress, Math.round(from + share * (to - from)));
		});
	} catch (error) {
		if (error instanceof Unwanted) throw error;
		report(error);
		return refuse('round.not_solved') as never;
	}
}

/** SHA-256 of the file that the export gives and that `npm run match` reads. */
function hashOf(instance: Instance): string {
	return createHash('sha256').update(JSON.stringify(instance)).digest('hex');
}

/** The name, then the record it is about: `instance.village_without_population 621123210202`. */
export function failureOf({ name, facts }: Refusal): string {
	return [name, facts?.['id'] ?? facts?.['need']].filter((part) => part !== undefined).join(' ');
}
