import { drawQr } from '#http/qr.server.ts';
import { publishedReport } from '#http/report.server.ts';

export async function load({ locals: { db }, params: { period, subject }, url }) {
	const found = await publishedReport(db, url, { month: period, subject });
	const { report, editions } = found;
	return {
		...found,
		editions: editions.map(({ edition, drawnAt }) => ({ edition, drawnAt })),
		qr: drawQr(`${url.origin}${url.pathname}?edition=${report.edition}`),
	};
}
