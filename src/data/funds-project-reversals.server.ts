import type { ReversalDraft } from '#domain/funds/form.ts';
import type { Reversal } from '#domain/funds/reversal.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { toReversal } from './funds-reversals.server.ts';

/** By allocation or by payment, the newest first. */
export async function listProjectReversals(
	db: Db,
	column: 'allocation_id' | 'payment_id',
	ids: readonly string[],
): Promise<ReadonlyMap<string | null, Reversal[]>> {
	if (ids.length === 0) return new Map();
	const query = db
		.from('project_reversals')
		.select()
		.in(column, [...ids]);
	const rows = answered(await query.order('asked_at', { ascending: false }));
	const byRecord = Map.groupBy(rows, (row) => row[column]);
	return new Map([...byRecord].map(([id, group]) => [id, group.map(toReversal)]));
}

export function askForAllocation(db: Db, draft: ReversalDraft): Promise<Result<string>> {
	const { id, amountFen, reason, recordId } = draft;
	const asked = { id, amount_fen: amountFen, reason };
	return act(db, 'reverse_allocation', { ...asked, allocation_id: recordId });
}

export function askForPayment(db: Db, draft: ReversalDraft): Promise<Result<string>> {
	const { id, amountFen, reason, recordId } = draft;
	const asked = { id, amount_fen: amountFen, reason };
	return act(db, 'reverse_project_payment', { ...asked, payment_id: recordId });
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_project_reversal', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_project_reversal', { id, note });
}
