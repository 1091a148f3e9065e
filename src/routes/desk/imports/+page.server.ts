import { kindsFor } from '#domain/reports/import.ts';
import * as imports from '#data/reports-imports.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals }) {
	const { seat } = whoActs(locals);
	return { kinds: kindsFor(seat), imports: await imports.list(locals.db) };
}
