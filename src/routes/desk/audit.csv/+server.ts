import { shanghaiDate } from '#domain/period.ts';
import { findNewest, listPages, tellEvent } from '#data/identity-audit.server.ts';
import { auditFilterOf } from '#http/audit.server.ts';
import { auditCsv } from '#http/audit-csv.server.ts';
import { whoMay } from '#http/seat.server.ts';

/** Every event of the filter up to the newest one at the start. That it was taken is one itself. */
export async function GET({ locals, url }) {
	const actor = whoMay(locals, 'audit.read');
	const filter = auditFilterOf(url);
	const newest = await findNewest(locals.db);
	await tellEvent(actor, locals.requestId, {
		act: 'export',
		record: 'audit_events',
		recordId: null,
		facts: { ...filter, up_to: newest },
	});
	return new Response(auditCsv(listPages(locals.db, filter, newest)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="audit-${shanghaiDate(new Date())}.csv"`,
			'cache-control': 'private, no-store',
		},
	});
}
