import { error } from '@sveltejs/kit';
import { changesOf } from '#domain/identity/audit.ts';
import { parseSeq } from '#domain/timeline/cursor.ts';
import { find } from '#data/identity-audit.server.ts';
import { whoMay } from '#http/seat.server.ts';

export async function load({ locals, params }) {
	whoMay(locals, 'audit.read');
	const seq = parseSeq(params.seq);
	const found = seq === null ? null : await find(locals.db, seq);
	if (!found) error(404, 'no such event');
	return { ...found, changes: changesOf(found.event) };
}
