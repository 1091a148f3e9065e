import { openSheet } from '#http/assessment.server.ts';
import { toldFile } from '#http/report.server.ts';
import { tellSheet } from '#text/assessment.ts';

export async function GET({ locals: { db }, params: { id, paper }, url }) {
	const sheet = await openSheet(db, url, id);
	const page = url.pathname.slice(0, -paper.length - 1);
	const address = `${url.origin}${page}?as_of=${sheet.asOf}`;
	const answer = toldFile(tellSheet(sheet), paper, { name: 'assessment', address });
	answer.headers.set('cache-control', 'private, no-store');
	return answer;
}
