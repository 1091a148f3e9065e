import type { ReversalDraft } from '#domain/funds/form.ts';
import type { Reversal } from '#domain/funds/reversal.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

/** By receipt, the newest first. */
export async function listReversals(
	db: Db,
	receiptIds: readonly string[],
): Promise<ReadonlyMap<string, Reversal[]>> {
	if (receiptIds.length === 0) return new Map();
	const query = db.from('receipt_reversals').select();
	const rows = answered(
		await query.in('receipt_id', [...receiptIds]).order('asked_at', { ascending: false }),
	);
	const byReceipt = Map.groupBy(rows, (row) => row.receipt_id);
	return new Map([...byReceipt].map(([receiptId, group]) => [receiptId, group.map(toReversal)]));
}

export function ask(db: Db, draft: ReversalDraft): Promise<Result<string>> {
	return act(db, 'reverse_receipt', {
		id: draft.id,
		receipt_id: draft.recordId,
		amount_fen: draft.amountFen,
		reason: draft.reason,
	});
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_reversal', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_reversal', { id, note });
}

type Row = Omit<Tables<'receipt_reversals'>, 'receipt_id'>;

export function toReversal(row: Row): Reversal {
	return {
		id: row.id,
		amountFen: row.amount_fen,
		reason: row.reason,
		status: row.status as Reversal['status'],
		reviewNote: row.review_note,
		askedBy: row.asked_by,
		askedAt: row.asked_at,
	};
}
