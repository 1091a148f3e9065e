import type { Report, ReportSummary, Span } from '#domain/reports/report.ts';
import { sinceOf } from '#domain/reports/report.ts';
import type { Subject } from '#domain/reports/subject.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import {
	reportColumns,
	summaryColumns,
	toReport,
	toSummary,
	type ReportRow,
	type SummaryRow,
} from './reports-figures.server.ts';

/** What the public may read, the newest first; of one month, or below a place. At most 100. */
export async function list(
	db: Db,
	{ month, after }: { month?: string; after?: string | null } = {},
): Promise<{ rows: ReportSummary[]; next: string | null }> {
	let query = db.from('published_reports').select(`${summaryColumns}, organization_name`);
	if (month) query = query.eq('month', `${month}-01`);
	const [, day, id] = /^(\d{4}-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
	if (day && id) query = query.or(`month.lt.${day}-01,and(month.eq.${day}-01,id.lt.${id})`);
	const ordered = query.order('month', { ascending: false }).order('id', { ascending: false });
	const rows = answered(await ordered.limit(101)) as (SummaryRow & { organization_name: string })[];
	const page = rows.slice(0, 100).map((row) => toSummary(row, row.organization_name));
	const last = page.at(-1);
	return { rows: page, next: rows.length > 100 && last ? `${last.month}_${last.id}` : null };
}

/** All editions of a month's bulletin, the newest first; the reader is shown one of them. */
export async function listEditions(
	db: Db,
	{ scope, regionCode, pairingId, month }: Subject & { month: string },
): Promise<Report[]> {
	const query = db.from('published_reports').select(`${reportColumns}, organization_name`);
	const rows = answered(
		await query
			.match({ scope, month: `${month}-01` })
			.match(pairingId ? { pairing_id: pairingId } : { region_code: regionCode })
			.order('edition', { ascending: false }),
	) as unknown as (ReportRow & { organization_name: string })[];
	return rows.map((row) => toReport(row, row.organization_name));
}

/** The places in the public ledger of the rows behind a figure, the newest first. */
export async function listSeqs(
	db: Db,
	report: Report,
	{ nature, bucket, span, before }: { nature: string; bucket: string; span: Span; before?: number },
): Promise<{ seqs: number[]; next: number | null }> {
	const since = sinceOf(report.month, span);
	const rows = answered(
		await db.rpc('list_report_postings', {
			scope: report.scope,
			up_to: report.upTo,
			until: report.asOf,
			nature,
			bucket,
			...(report.regionCode && { region_code: report.regionCode }),
			...(report.pairingId && { pairing_id: report.pairingId }),
			...(since && { since }),
			...(before && { before }),
		}),
	) as { seq: number }[];
	const seqs = rows.slice(0, 100).map(({ seq }) => seq);
	return { seqs, next: rows.length > 100 ? (seqs.at(-1) ?? null) : null };
}
