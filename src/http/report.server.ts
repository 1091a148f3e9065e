import { error } from '@sveltejs/kit';
import type { LedgerRow } from '#domain/timeline/ledger.ts';
import type { Report } from '#domain/reports/report.ts';
import { figureForms, moneyOf, type FigureFilter } from '#domain/reports/rows.ts';
import { moneyIn, type MoneySum } from '#domain/reports/figures.ts';
import { parseSubject } from '#domain/reports/subject.ts';
import type { Db } from '#data/client.server.ts';
import { listEditions, listSeqs } from '#data/reports-published.server.ts';
import { listBySeq } from '#data/timeline-ledger-rows.server.ts';
import { tellReport, type ReportText } from '#text/report.ts';
import { filterOf, seqOf } from './address.server.ts';
import { reportPdf } from './report-pdf.server.ts';
import { reportXlsx } from './report-xlsx.server.ts';

const editionForms = { edition: /^[1-9]\d{0,3}$/ } as const;

/** The edition that an address asks for, the latest if it names none; 404 where there is none. */
export async function publishedReport(
	db: Db,
	url: URL,
	params: { month: string; subject: string },
): Promise<{ report: Report; editions: readonly Report[]; edition: number | undefined }> {
	const { edition } = filterOf(url, editionForms);
	const subject = { ...parseSubject(params.subject), month: params.month };
	const editions = await listEditions(db, subject);
	const report = edition ? editions.find((one) => one.edition === Number(edition)) : editions[0];
	if (!report) error(404, 'no such bulletin');
	return { report, editions, edition: edition ? Number(edition) : undefined };
}

export interface FigureRows {
	readonly filter: FigureFilter;
	/** Of a figure of money: what was frozen, and a page of the rows that it is the sum of. */
	readonly money: {
		readonly sum: MoneySum;
		readonly rows: readonly LedgerRow[];
		readonly next: number | null;
	} | null;
}

/** What stands behind the figure that an address names. */
export async function figureRows(db: Db, url: URL, report: Report): Promise<FigureRows> {
	const filter = filterOf(url, figureForms);
	if (!filter.of) error(400, 'no figure is named');
	if (filter.of !== 'money') return { filter, money: null };
	const asked = moneyOf(filter) ?? error(400, 'no figure of money is named');
	const before = seqOf(url);
	const { seqs, next } = await listSeqs(db, report, { ...asked, ...(before && { before }) });
	const rows = await listBySeq(db, seqs);
	return { filter, money: { sum: moneyIn(report.figures, asked), rows, next } };
}

const types: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The file form of a bulletin, in the reader's language; it carries the page's address. */
export function reportFile(report: Report, paper: string, { origin, pathname }: URL): Response {
	const page = pathname.slice(0, -paper.length - 1);
	const address = `${origin}${page}?edition=${report.edition}`;
	return toldFile(tellReport(report), paper, { name: 'bulletin', address });
}

/** What was told in words and tables, as a file. @param name of the file in ASCII */
export function toldFile(
	told: ReportText,
	paper: string,
	{ name, address }: { name: string; address: string },
): Response {
	const body = paper === 'pdf' ? reportPdf(told, address) : reportXlsx(told, address);
	const titled = encodeURIComponent(`${told.title}.${paper}`);
	return new Response(body, {
		headers: {
			'content-type': types[paper] ?? '',
			// An edition never changes; the page of a signed-in reader is stored by nobody all the same.
			'cache-control': 'public, max-age=3600',
			'content-disposition': `attachment; filename="${name}.${paper}"; filename*=UTF-8''${titled}`,
		},
	});
}
