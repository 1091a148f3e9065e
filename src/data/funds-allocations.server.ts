import type { Allocation } from '#domain/funds/allocation.ts';
import type { AllocationDraft } from '#domain/funds/form.ts';
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
 * The allocations that the actor may see: what waits oldest first, what is decided newest first.
 * @param filter `after` is the last page's cursor
 */
export async function list(
	db: Db,
	filter: { isPending: boolean; after?: string | undefined },
	limit = 50,
): Promise<{ allocations: Allocation[]; next: string | null }> {
	const { isPending, after } = filter;
	const query = db.from('allocations').select(columns);
	const wanted = isPending ? query.eq('status', 'pending') : query.neq('status', 'pending');
	const rows = answered(
		await wanted
			.or(behind(after, { column: 'proposed_at', ascending: isPending }))
			.order('proposed_at', { ascending: isPending })
			.order('id')
			.limit(limit + 1),
	);
	const { page, next } = pageOf(rows, limit, (row) => row.proposed_at);
	return { allocations: await withReversals(db, page), next };
}

/** How many wait for the second person. */
export async function count(db: Db): Promise<number> {
	const query = db.from('allocations').select('id', { count: 'exact', head: true });
	return (await query.eq('status', 'pending')).count ?? 0;
}

export async function find(db: Db, id: string): Promise<Allocation | null> {
	const query = db.from('allocations').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query);
	const [allocation] = row ? await withReversals(db, [row]) : [];
	return allocation ?? null;
}

export function propose(db: Db, draft: AllocationDraft): Promise<Result<string>> {
	return act(db, 'propose_allocation', {
		id: draft.id,
		project_id: draft.projectId,
		pledge_id: draft.pledgeId,
		amount_fen: draft.amountFen,
		note: draft.note,
	});
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_allocation', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_allocation', { id, note });
}

type Row = Tables<'allocations'> & {
	projects: { id: string; title: string };
	organizations: Party;
	pledges: PledgeNameRow;
};

async function withReversals(db: Db, rows: readonly Row[]): Promise<Allocation[]> {
	const ids = rows.map(({ id }) => id);
	const reversals = await listProjectReversals(db, 'allocation_id', ids);
	return rows.map((row) => toAllocation(row, reversals.get(row.id) ?? []));
}

function toAllocation(row: Row, reversals: readonly Reversal[]): Allocation {
	return {
		id: row.id,
		project: row.projects,
		pledge: toPledgeName(row.pledges),
		organization: row.organizations,
		amountFen: row.amount_fen,
		note: row.note,
		status: row.status as Allocation['status'],
		reviewNote: row.review_note,
		writtenBy: row.proposed_by,
		writtenAt: row.proposed_at,
		reviewedAt: row.reviewed_at,
		reversals,
	};
}
