import type { Task } from 'graphile-worker';
import { changeInput, type Change } from '#domain/matching/changes.ts';
import { deltaOf, planPoints, type Delta, type Made } from '#domain/matching/delta.ts';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import { layOut } from '#domain/matching/market.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import type { Result } from '#domain/result.ts';
import * as runs from '#data/matching-what-if-runs.server.ts';
import { serviceClient } from '#data/service.server.ts';
import { runBeside, type Job } from './job.server.ts';
import { failureOf, solve, type Stretch } from './rounds.server.ts';

type Report = (error: unknown) => void;

/** Percent: the input has been read, the plan as it is made again, and the one that would be. */
const [READ, HALF, DONE] = [5, 50, 95];

/**
 * The job of a what-if: { what_if_id }. Solves the frozen input of its round as it is and as it
 * would be, and keeps the difference alone. The engine gives the same plan for the same input, so
 * the first of the two is the plan that the page shows.
 */
export const runWhatIf: Task = async (payload, { logger }) => {
	const { what_if_id: id } = payload as { what_if_id: string };
	const db = serviceClient();
	const read = await runs.readQuestion(db, id);
	if (!read.ok) return;
	const report = (error: unknown) => logger.error(String(error));
	const answer = await runBeside(
		(percent) => runs.reportProgress(db, id, percent),
		(job) => compare(read.value, job, report),
	);
	if (answer === null) return;
	if (answer.ok) await runs.answer(db, id, answer.value);
	else await runs.fail(db, id, failureOf(answer.refusal));
};

async function compare(
	{ input, base, changes }: runs.Question,
	job: Job,
	report: Report,
): Promise<Result<Delta>> {
	job.progress = READ;
	const before = await make(input, base, job, { from: READ, to: HALF, report });
	if (!before.ok) return before;
	job.progress = HALF;
	const changed = [...base, ...changes];
	const after = await make(input, changed, job, { from: HALF, to: DONE, report });
	if (!after.ok) return after;
	return { ok: true, value: deltaOf(before.value, after.value) };
}

async function make(
	input: RoundInput,
	changes: readonly Change[],
	job: Job,
	stretch: Stretch,
): Promise<Result<Made>> {
	const changed = changeInput(input, changes);
	if (!changed.ok) return changed;
	const unlocked = changeInput(
		input,
		changes.filter(({ what }) => what !== 'lock'),
	);
	if (!unlocked.ok) return unlocked;
	const solved = await solve(instanceOf(changed.value), job, stretch);
	if (!solved.ok) return solved;
	const market = layOut(instanceOf(unlocked.value));
	if (!market.ok) return market;
	const outcome = outcomeOf(changed.value, solved.value);
	const points = planPoints(market.value, outcome.matches, input.unit);
	return { ok: true, value: { input: changed.value, outcome, points } };
}
