import type { Figure, SheetRow } from '#domain/reports/assessment.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

export interface Asked {
	readonly pairingId: string;
	readonly year: number;
	/** 'YYYY-MM-DD' */
	readonly asOf: string;
}

/** Every figure of the year that has rows up to a day. */
export async function sumSheet(db: Db, { pairingId, year, asOf }: Asked): Promise<Figure[]> {
	const rows = await db.rpc('sum_sheet', { pairing_id: pairingId, year, as_of: asOf });
	return answered(rows).map(({ figure, value, row_count }) => ({
		figure,
		value: value as number | null,
		rowCount: row_count,
	}));
}

/** At most 100 rows behind a figure, and where the next begin. */
export async function listRows(
	db: Db,
	{ pairingId, year, asOf }: Asked,
	{ figure, skip }: { figure: string; skip: number },
): Promise<{ rows: SheetRow[]; next: number | null }> {
	const found = answered(
		await db.rpc('list_sheet_rows', {
			pairing_id: pairingId,
			year,
			as_of: asOf,
			figure,
			skip,
		}),
	);
	const rows = found.slice(0, 100).map((row) => ({
		record: row.record,
		recordId: row.record_id,
		occurredOn: row.occurred_on as string | null,
		title: row.title,
		value: row.value as number | null,
	}));
	return { rows, next: found.length > 100 ? skip + 100 : null };
}

/** The self-assessment with which an agreement was closed. */
export interface Assessment {
	readonly asOf: string;
	readonly words: string;
	readonly organizationName: string;
	readonly assessedAt: string;
	readonly figures: readonly Figure[];
}

export async function findAssessment(db: Db, agreementId: string): Promise<Assessment | null> {
	const columns = `as_of, words, assessed_at, organizations(name),
		assessment_figures(figure, value, row_count)` as const;
	const query = db.from('assessments').select(columns).eq('agreement_id', agreementId);
	const row = answered(await query.maybeSingle());
	if (!row) return null;
	return {
		asOf: row.as_of,
		words: row.words,
		organizationName: row.organizations.name,
		assessedAt: row.assessed_at,
		figures: row.assessment_figures.map(({ figure, value, row_count }) => ({
			figure,
			value,
			rowCount: row_count,
		})),
	};
}

export function close(db: Db, id: string, words: string): Promise<Result<string>> {
	return act(db, 'close_agreement', { id, words });
}

/** What is open in a pairing, the earliest day first. */
export interface Due {
	readonly act: string;
	readonly recordId: string;
	readonly title: string;
	readonly dueOn: string | null;
}

export async function listDues(db: Db, pairingId: string): Promise<Due[]> {
	const rows = answered(await db.rpc('list_pairing_dues', { pairing_id: pairingId }));
	return rows.map((row) => ({
		act: row.act,
		recordId: row.record_id,
		title: row.title,
		dueOn: row.due_on as string | null,
	}));
}
