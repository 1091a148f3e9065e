import type { Change } from '#domain/matching/changes.ts';
import type { Delta } from '#domain/matching/delta.ts';
import type { RoundInput } from '#domain/matching/input.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';
import { toInput, type Rows } from './matching-runs.server.ts';

/*
 * What the work process does to a what-if; `db` carries the secret key. All refuse
 * what_if.not_running: it was thrown away, or another run of the job was faster.
 */

export interface Question {
	readonly input: RoundInput;
	/** What the plan that is asked about was made with. */
	readonly base: readonly Change[];
	readonly changes: readonly Change[];
}

export async function readQuestion(db: Db, id: string): Promise<Result<Question>> {
	const read = await act(db, 'what_if_input', { what_if_id: id });
	if (!read.ok) return read;
	const { input, ...changes } = read.value as unknown as Omit<Question, 'input'> & { input: Rows };
	return { ok: true, value: { ...changes, input: toInput(input) } };
}

/** @param percent 0 … 100 */
export function reportProgress(db: Db, id: string, percent: number): Promise<Result<unknown>> {
	return act(db, 'set_what_if_progress', { what_if_id: id, progress: percent });
}

export function answer(db: Db, id: string, delta: Delta): Promise<Result<unknown>> {
	return act(db, 'answer_what_if', { what_if_id: id, delta: delta as never });
}

/** @param failure the name of the refusal, then the record it is about */
export function fail(db: Db, id: string, failure: string): Promise<Result<unknown>> {
	return act(db, 'fail_what_if', { what_if_id: id, failure });
}
