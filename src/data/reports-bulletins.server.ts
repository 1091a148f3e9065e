import type { Bulletin, BulletinStatus, ReportSummary } from '#domain/reports/report.ts';
import type { WordsForm } from '#domain/reports/schema.ts';
import type { Subject } from '#domain/reports/subject.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import {
	reportColumns,
	summaryColumns,
	toReport,
	toSummary,
	type ReportRow,
	type SummaryRow,
} from './reports-figures.server.ts';

const house = 'organization:organization_id(name)' as const;

interface House {
	readonly organization: { readonly name: string };
}

export interface BulletinSummary extends ReportSummary {
	readonly status: BulletinStatus;
}

/** The bulletins that the actor stands behind, the newest month first, at most 200. */
export async function list(db: Db): Promise<BulletinSummary[]> {
	const query = db.from('bulletins').select(`${summaryColumns}, status, ${house}`);
	const rows = answered(
		await query
			.order('month', { ascending: false })
			.order('scope')
			.order('edition', { ascending: false })
			.limit(200),
	) as unknown as (SummaryRow & House & { status: string })[];
	return rows.map((row) => ({
		...toSummary(row, row.organization.name),
		status: row.status as BulletinStatus,
	}));
}

type Row = ReportRow &
	House & { status: string; version: number; drawn_up_by: string; edited_by: string };

export async function find(db: Db, id: string): Promise<Bulletin | null> {
	const columns = `${reportColumns}, status, version, drawn_up_by, edited_by, ${house}` as const;
	const query = db.from('bulletins').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as unknown as Row | null;
	if (!row) return null;
	return {
		...toReport(row, row.organization.name),
		status: row.status as BulletinStatus,
		version: row.version,
		writers: [row.drawn_up_by, row.edited_by],
	};
}

/** One id is one bulletin, however often it is sent. @param month 'YYYY-MM' */
export function drawUp(
	db: Db,
	id: string,
	{ scope, regionCode, pairingId, month }: Subject & { month: string },
): Promise<Result<string>> {
	const subject = { scope, region_code: regionCode, pairing_id: pairingId };
	return act(db, 'draw_up_bulletin', { id, ...subject, month: `${month}-01` });
}

export function redraw(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'redraw_bulletin', { id });
}

export function word(db: Db, id: string, words: WordsForm): Promise<Result<string>> {
	const { foreword, outlook, correction, version } = words;
	return act(db, 'word_bulletin', { id, foreword, outlook, correction, version: Number(version) });
}

export function publish(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'publish_bulletin', { id });
}
