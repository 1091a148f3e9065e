import { shanghaiDate } from '#domain/period.ts';
import { listMovements } from '#data/funds-statement.server.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { statementCsv } from '#http/statement-csv.server.ts';
import { statementYear } from '#http/statement.server.ts';

/** The movements of one's own year. That they were taken is an event itself. */
export async function GET({ locals, url }) {
	const actor = whoMay(locals, 'statement.read');
	const year = statementYear(url, Number(shanghaiDate(new Date()).slice(0, 4)));
	const movements = await listMovements(locals.db, actor.seat.organizationId, year);
	await tellEvent(actor, locals.requestId, {
		act: 'export',
		record: 'pledges',
		recordId: null,
		facts: { year, rows: movements.length },
	});
	return new Response(statementCsv(movements), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="statement-${year}.csv"`,
			'cache-control': 'private, no-store',
		},
	});
}
