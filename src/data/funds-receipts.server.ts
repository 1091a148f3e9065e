import type { ReceiptDraft, ReportDraft } from '#domain/funds/form.ts';
import type { Discrepancy, PaymentReport, Receipt } from '#domain/funds/receipt.ts';
import type { Reversal } from '#domain/funds/reversal.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { behind, pageOf } from './funds-order.server.ts';
import { pledgeName, toPledgeName, type PledgeNameRow } from './funds-pledges.server.ts';
import { listReversals } from './funds-reversals.server.ts';

export const reportColumns = `*, ${pledgeName}` as const;

/** What waits for the receiver, what does not agree, and what is done with. */
export type ReportList = 'arriving' | 'differing' | 'arrived';

/**
 * The reported payments that the actor may see. What waits comes oldest first, what is done newest
 * first. @param after the last page's cursor
 */
export async function list(
	db: Db,
	filter: { list: ReportList; after?: string | undefined },
	limit = 50,
): Promise<{ reports: PaymentReport[]; next: string | null }> {
	const { list, after } = filter;
	if (list === 'differing') return { reports: await listDiffering(db), next: null };
	const ascending = list === 'arriving';
	const query = db
		.from('payment_reports')
		.select(reportColumns)
		.in('status', [...statuses[list]]);
	const rows = answered(
		await query
			.or(behind(after, { column: 'paid_on', ascending }))
			.order('paid_on', { ascending })
			.order('id')
			.limit(limit + 1),
	);
	const { page, next } = pageOf(rows, limit, (row) => row.paid_on);
	return { reports: await withReceipts(db, page), next };
}

const statuses = {
	arriving: ['in_transit', 'above_commitment'],
	arrived: ['confirmed', 'withdrawn'],
} as const;

/** Those whose two amounts differ and are not settled: few, so there are no pages. */
async function listDiffering(db: Db): Promise<PaymentReport[]> {
	const query = db.from('discrepancies').select('receipts!inner(payment_report_id)');
	const open = answered(await query.is('settled_at', null).order('opened_at').limit(200));
	const ids = open.map(({ receipts }) => receipts.payment_report_id);
	if (ids.length === 0) return [];
	const reports = db.from('payment_reports').select(reportColumns).in('id', ids);
	return withReceipts(db, answered(await reports.order('paid_on')));
}

/** How many wait in each list. */
export async function count(db: Db): Promise<Record<Exclude<ReportList, 'arrived'>, number>> {
	const head = { count: 'exact', head: true } as const;
	const [arriving, differing] = await Promise.all([
		db
			.from('payment_reports')
			.select('id', head)
			.in('status', [...statuses.arriving]),
		db.from('discrepancies').select('receipt_id', head).is('settled_at', null),
	]);
	return { arriving: arriving.count ?? 0, differing: differing.count ?? 0 };
}

/** The payments of one pledge, the oldest first. */
export async function listOfPledge(db: Db, pledgeId: string): Promise<PaymentReport[]> {
	const query = db.from('payment_reports').select(reportColumns).eq('pledge_id', pledgeId);
	return withReceipts(db, answered(await query.order('paid_on').order('reported_at')));
}

export async function find(db: Db, id: string): Promise<PaymentReport | null> {
	const query = db.from('payment_reports').select(reportColumns).eq('id', id).maybeSingle();
	const row = answered(await query);
	const [report] = row ? await withReceipts(db, [row]) : [];
	return report ?? null;
}

export function report(db: Db, pledgeId: string, draft: ReportDraft): Promise<Result<string>> {
	return act(db, 'report_payment', {
		id: draft.id,
		pledge_id: pledgeId,
		amount_fen: draft.amountFen,
		paid_on: draft.paidOn,
		instalment_position: draft.position,
		document_id: draft.documentId,
	});
}

export function withdraw(db: Db, id: string, reason: string): Promise<Result<string>> {
	return act(db, 'withdraw_report', { id, reason });
}

export function confirm(db: Db, reportId: string, draft: ReceiptDraft): Promise<Result<string>> {
	return act(db, 'confirm_receipt', argumentsOf(reportId, draft));
}

/** A receipt as `confirm_receipt` takes it. */
export function argumentsOf(reportId: string, draft: ReceiptDraft) {
	return {
		id: draft.id,
		report_id: reportId,
		amount_fen: draft.amountFen,
		received_on: draft.receivedOn,
		receipt_code: draft.code,
		receipt_number: draft.number,
		document_id: draft.documentId,
	};
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_receipt', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_receipt', { id, note });
}

/** @param id of the receipt whose amount differs */
export function settle(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'settle_discrepancy', { id, note });
}

type Row = Tables<'payment_reports'> & { pledges: PledgeNameRow };
type ReceiptRow = Tables<'receipts'> & { discrepancies: Tables<'discrepancies'> | null };

export async function withReceipts(db: Db, rows: readonly Row[]): Promise<PaymentReport[]> {
	if (rows.length === 0) return [];
	// Not embedded: the local gateway takes the key of live receipts for one of all receipts.
	const query = db.from('receipts').select('*, discrepancies(*)');
	const ids = rows.map(({ id }) => id);
	const receipts = answered(
		await query.in('payment_report_id', ids).order('confirmed_at', { ascending: false }),
	);
	const reversals = await listReversals(
		db,
		receipts.map(({ id }) => id),
	);
	return rows.map((row) => ({
		id: row.id,
		pledge: toPledgeName(row.pledges),
		position: row.instalment_position,
		amountFen: row.amount_fen,
		paidOn: row.paid_on,
		documentId: row.document_id,
		status: row.status as PaymentReport['status'],
		withdrawalReason: row.withdrawal_reason,
		reportedAt: row.reported_at,
		receipts: receipts
			.filter((one) => one.payment_report_id === row.id)
			.map((one) => toReceipt(one, reversals.get(one.id) ?? [])),
	}));
}

function toReceipt(row: ReceiptRow, reversals: readonly Reversal[]): Receipt {
	return {
		id: row.id,
		amountFen: row.amount_fen,
		excessFen: row.excess_fen,
		receivedOn: row.received_on,
		code: row.receipt_code,
		number: row.receipt_number,
		documentId: row.document_id,
		status: row.status as Receipt['status'],
		reviewNote: row.review_note,
		confirmedBy: row.confirmed_by,
		confirmedAt: row.confirmed_at,
		discrepancy: row.discrepancies && toDiscrepancy(row.discrepancies),
		reversals,
	};
}

function toDiscrepancy(row: Tables<'discrepancies'>): Discrepancy {
	return {
		reportedFen: row.reported_fen,
		confirmedFen: row.confirmed_fen,
		openedAt: row.opened_at,
		settledAt: row.settled_at,
		note: row.settlement_note,
	};
}
