import type { Task } from 'graphile-worker';
import { createHash } from 'node:crypto';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import type { Solution } from '#domain/matching/solution.ts';
import { refuse, type Refusal, type Result } from '#domain/result.ts';
import * as runs from '#data/matching-runs.server.ts';
import { serviceClient } from '#data/service.server.ts';
import { runMarket } from './matching/match.server.ts';

/** Percent, where the input has been read and where the plan has been proven. */
const [READ, PROVEN] = [10, 90];

/**
 * The job of a round: { round_id }. What the round reads and what it leaves are one call each, and
 * the second is refused unless the round still runs: a job that is run again, because its worker
 * was killed, has one effect. An accident of the database is thrown and tried again by the queue.
 */
export const runRound: Task = async (payload, { logger }) => {
	const { round_id: roundId } = payload as { round_id: string };
	const db = serviceClient();
	const input = await runs.readInput(db, roundId);
	if (!input.ok) return;
	await runs.reportProgress(db, roundId, READ);
	const instance = instanceOf(input.value);
	const solved = await solve(instance, (error) => logger.error(String(error)));
	if (solved.ok) await keep(roundId, input.value, instance, solved.value);
	else await runs.fail(db, roundId, failureOf(solved.refusal));
};

/** A market that cannot be proven will not be proven by trying again. */
async function solve(
	instance: Instance,
	report: (error: unknown) => void,
): Promise<Result<Solution>> {
	try {
		return await runMarket(instance);
	} catch (error) {
		report(error);
		return refuse('round.not_solved');
	}
}

async function keep(
	roundId: string,
	input: RoundInput,
	instance: Instance,
	solution: Solution,
): Promise<void> {
	const db = serviceClient();
	await runs.reportProgress(db, roundId, PROVEN);
	const inputHash = createHash('sha256').update(JSON.stringify(instance)).digest('hex');
	await runs.recordOutcome(db, roundId, outcomeOf(input, solution), inputHash);
}

/** The name, then the record it is about: `instance.village_without_population 621123210202`. */
function failureOf({ name, facts }: Refusal): string {
	return [name, facts?.['id']].filter((part) => part !== undefined).join(' ');
}
