import type { PostgrestError } from '@supabase/supabase-js';
import type { Refusal, Result } from '#domain/result.ts';

/** A surprise of the data layer: logged with its id, never shown. */
export class Fault extends Error {
	readonly code: string;
	constructor(error: PostgrestError) {
		super(`${error.code}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`);
		this.code = error.code;
	}
}

/** What a query answered, or a thrown Fault. */
export function answered<T>(answer: { data: T; error: PostgrestError | null }): T {
	if (answer.error) throw new Fault(answer.error);
	return answer.data;
}

/**
 * What a writing function answered: its value, or the refusal it raised with `private.refuse`
 * (code PT4xx, the name as message, the facts as detail). Anything else is a Fault.
 */
export function decided<T>(answer: { data: T; error: PostgrestError | null }): Result<T> {
	if (!answer.error) return { ok: true, value: answer.data };
	const { code, message, details } = answer.error;
	if (!/^PT4\d\d$/.test(code)) throw new Fault(answer.error);
	const facts = details ? (JSON.parse(details) as NonNullable<Refusal['facts']>) : {};
	return { ok: false, refusal: { name: message, facts } };
}
