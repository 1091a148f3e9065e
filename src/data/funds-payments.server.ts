import type { PaymentKind, ProjectPayment } from '#domain/funds/allocation.ts';
import type { PaymentDraft } from '#domain/funds/form.ts';
import type { Reversal } from '#domain/funds/reversal.ts';
import type { Party } from '#domain/pledges/pledge.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { behind, pageOf } from './funds-order.server.ts';
import { listProjectReversals } from './funds-project-reversals.server.ts';
import { pledgeName, toPledgeName, type PledgeNameRow } from './funds-pledges.server.ts';

const columns =
	`*, projects!inner(id, title), organizations!inner(id, name), ${pledgeName}` as const;

/**
 * Disbursements and expenditures that the actor may see: what waits oldest first, what is decided
 * newest first. @param filter `after` is the last page's cursor
 */
export async function list(
	db: Db,
	filter: { isPending: boolean; after?: string | undefined },
	limit = 50,
): Promise<{ payments: ProjectPayment[]; next: string | null }> {
	const { isPending, after } = filter;
	const query = db.from('project_payments').select(columns);
	const wanted = isPending ? query.eq('status', 'pending') : query.neq('status', 'pending');
	const rows = answered(
		await wanted
			.or(behind(after, { column: 'paid_on', ascending: isPending }))
			.order('paid_on', { ascending: isPending })
			.order('id')
			.limit(limit + 1),
	);
	const { page, next } = pageOf(rows, limit, (row) => row.paid_on);
	return { payments: await withReversals(db, page), next };
}

/** How many wait for the second person. */
export async function count(db: Db): Promise<number> {
	const query = db.from('project_payments').select('id', { count: 'exact', head: true });
	return (await query.eq('status', 'pending')).count ?? 0;
}

export async function find(db: Db, id: string): Promise<ProjectPayment | null> {
	const query = db.from('project_payments').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query);
	const [payment] = row ? await withReversals(db, [row]) : [];
	return payment ?? null;
}

export function record(db: Db, draft: PaymentDraft): Promise<Result<string>> {
	return act(db, 'record_project_payment', {
		id: draft.id,
		kind: draft.kind,
		project_id: draft.projectId,
		pledge_id: draft.pledgeId,
		amount_fen: draft.amountFen,
		paid_on: draft.paidOn,
		payee: draft.payee,
		document_id: draft.documentId,
	});
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_project_payment', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_project_payment', { id, note });
}

type Row = Tables<'project_payments'> & {
	projects: { id: string; title: string };
	organizations: Party;
	pledges: PledgeNameRow;
};

async function withReversals(db: Db, rows: readonly Row[]): Promise<ProjectPayment[]> {
	const ids = rows.map(({ id }) => id);
	const reversals = await listProjectReversals(db, 'payment_id', ids);
	return rows.map((row) => toPayment(row, reversals.get(row.id) ?? []));
}

function toPayment(row: Row, reversals: readonly Reversal[]): ProjectPayment {
	return {
		id: row.id,
		kind: row.kind as PaymentKind,
		project: row.projects,
		pledge: toPledgeName(row.pledges),
		organization: row.organizations,
		amountFen: row.amount_fen,
		paidOn: row.paid_on,
		payee: row.payee,
		documentId: row.document_id,
		status: row.status as ProjectPayment['status'],
		reviewNote: row.review_note,
		writtenBy: row.recorded_by,
		writtenAt: row.recorded_at,
		reviewedAt: row.reviewed_at,
		reversals,
	};
}
