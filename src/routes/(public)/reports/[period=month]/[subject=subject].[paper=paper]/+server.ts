import { publishedReport, reportFile } from '#http/report.server.ts';

export async function GET({ locals: { db }, params: { period, subject, paper }, url }) {
	const { report } = await publishedReport(db, url, { month: period, subject });
	return reportFile(report, paper, url);
}
