import type { PostgrestError, PostgrestSingleResponse } from '@supabase/supabase-js';
import type { Refusal, Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Database } from './database.types.ts';

/** A surprise of the data layer: logged with its id, never shown. */
class Fault extends Error {
	readonly code: string;
	constructor(error: PostgrestError) {
		super(`${error.code}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`);
		this.code = error.code;
	}
}

/** What a query answered, or a thrown Fault. */
export function answered<T>(answer: PostgrestSingleResponse<T>): T {
	if (answer.error) throw new Fault(answer.error);
	return answer.data;
}

type Functions = Database['public']['Functions'];
type Arguments<Name extends keyof Functions> = {
	[Key in keyof Functions[Name]['Args']]: Functions[Name]['Args'][Key] | null;
};

/**
 * Calls one writing function: one transaction. Answers its value, or the refusal it raised with
 * `private.refuse` (code PT4xx, the name as message, the facts as detail). All else is a Fault.
 * Arguments may be null, which the generated types do not know.
 */
export async function act<Name extends keyof Functions & string>(
	db: Db,
	name: Name,
	args: Arguments<Name>,
): Promise<Result<Functions[Name]['Returns']>> {
	const { data, error } = await db.rpc(name, args as never);
	if (!error) return { ok: true, value: data as Functions[Name]['Returns'] };
	const { code, message, details } = error;
	if (!/^PT4\d\d$/.test(code)) throw new Fault(error);
	const facts = details ? (JSON.parse(details) as NonNullable<Refusal['facts']>) : {};
	return { ok: false, refusal: { name: message, facts } };
}
