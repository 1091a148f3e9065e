import { figureRows, publishedReport } from '#http/report.server.ts';

export async function load({ locals: { db }, params: { period, subject }, url }) {
	const { report } = await publishedReport(db, url, { month: period, subject });
	return { report, ...(await figureRows(db, url, report)) };
}
