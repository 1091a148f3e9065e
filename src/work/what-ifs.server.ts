import type { Task } from 'graphile-worker';
import { changeInput } from '#domain/matching/changes.ts';
import { at } from '#domain/matching/columns.ts';
import { deltaOf, type Delta, type Made } from '#domain/matching/delta.ts';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import type { Solution } from '#domain/matching/solution.ts';
import type { Result } from '#domain/result.ts';
import * as runs from '#data/matching-what-if-runs.server.ts';
import { serviceClient } from '#data/service.server.ts';
import { runBeside, type Job } from './job.server.ts';
import { failureOf, solve } from './rounds.server.ts';

/** Percent: the input has been read, both plans have been proven. */
const [READ, PROVEN] = [5, 95];

/**
 * The job of a what-if: { what_if_id }. Solves the frozen input of its round as it is and as it
 * would be, and keeps the difference alone. The engine gives the same plan for the same input, so
 * the first of the two is the plan that the page shows, and the second the one that applying the
 * changes will make: neither starts from the other, which could end in another plan as good.
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
	report: (error: unknown) => void,
): Promise<Result<Delta>> {
	job.progress = READ;
	const before = changeInput(input, base);
	if (!before.ok) return before;
	const after = changeInput(input, [...base, ...changes]);
	if (!after.ok) return after;
	const inputs = [before.value, after.value];
	const solved = await solve(inputs.map(instanceOf), job, { from: READ, to: PROVEN, report });
	if (!solved.ok) return solved;
	const [one, other] = inputs.map((made, index) => planOf(made, at(solved.value, index)));
	return { ok: true, value: deltaOf(one!, other!) };
}

function planOf(input: RoundInput, solution: Solution): Made {
	const points = solution.objective + solution.lockedPoints;
	return { input, outcome: outcomeOf(input, solution), points };
}
