import * as matches from '#data/matching-matches.server.ts';
import { findRound } from '#http/round-file.server.ts';
import { matchesCsv } from '#http/matches-csv.server.ts';

/** Every grant of the plan as a table. That it was taken is told to the audit. */
export async function GET(event) {
	const { round, download } = await findRound(event, 'matches');
	const pages = matches.listPages(event.locals.db, round);
	return download(matchesCsv(pages), 'text/csv');
}
