import type { View } from '#domain/list.ts';
import type { needList } from '#domain/needs/list.ts';
import type { Category, Commodity, Need, NeedStatus } from '#domain/needs/need.ts';
import type { NeedDraft } from '#domain/needs/form.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';

const columns = '*, regions!needs_village_code_fkey(name)';

type NeedView = View<typeof needList>;

/** The needs that the actor may see. */
export async function list(
	db: Db,
	view: NeedView,
	{ limit }: { limit: number },
): Promise<Keyset<Need>> {
	const { rows, next } = await readPage(() => narrowed(db, view.filter), orderOf(view), {
		after: view.after,
		limit,
	});
	return { rows: rows.map(toNeed), next };
}

function narrowed(db: Db, { status, category, commodity, urgency }: NeedView['filter']) {
	let query = db.from('needs').select(columns);
	if (status) query = query.eq('status', status);
	if (category) query = query.eq('category', category);
	if (commodity) query = query.eq('commodity', commodity);
	if (urgency) query = query.eq('urgency', Number(urgency));
	return query;
}

function orderOf({ sort: { by, descending } }: NeedView): Order {
	if (by === 'amount') return { column: 'amount_fen', descending, id: 'id', nulls: 'last' };
	return { column: by, descending, id: 'id' };
}

/** How many rows `list` has with the same filter, and the money that they ask for. */
export async function findSums(
	db: Db,
	{ status, category, commodity, urgency }: NeedView['filter'],
) {
	const rows = await db.rpc('list_need_sums', {
		...(status && { status }),
		...(category && { category }),
		...(commodity && { commodity }),
		...(urgency && { urgency: Number(urgency) }),
	});
	const [sum] = answered(rows);
	return { count: sum?.row_count ?? 0, amountFen: sum?.amount_fen ?? null };
}

export async function find(db: Db, id: string): Promise<Need | null> {
	const row = answered(await db.from('needs').select(columns).eq('id', id).maybeSingle());
	return row && toNeed(row);
}

/** Creates a need or changes a draft. One id is one need, however often it is sent. */
export function record(db: Db, draft: NeedDraft): Promise<Result<string>> {
	return act(db, 'save_need', argumentsOf(draft));
}

/** A draft as `save_need` takes it. */
export function argumentsOf(draft: NeedDraft) {
	return {
		id: draft.id,
		version: draft.version,
		village_code: draft.villageCode,
		title: draft.title,
		description: draft.description,
		category: draft.category,
		commodity: draft.commodity,
		urgency: draft.urgency,
		amount_fen: draft.amountFen,
		quantity: draft.quantity,
		unit: draft.unit,
		estimate_fen: null,
		beneficiary_households: draft.beneficiaryHouseholds,
		beneficiary_persons: draft.beneficiaryPersons,
		decision_record_id: draft.decisionRecordId,
	};
}

export function submit(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'submit_need', { id });
}

/** @param level 1 by its papers, 2 by talks, 3 on the spot */
export function verify(db: Db, id: string, level: number): Promise<Result<string>> {
	return act(db, 'verify_need', { id, level });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_need', { id, note });
}

export function withdraw(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'withdraw_need', { id });
}

/** @param outcome what met it */
export function fulfil(db: Db, id: string, outcome: string): Promise<Result<string>> {
	return act(db, 'fulfil_need', { id, outcome });
}

export function close(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'close_need', { id });
}

export function reopen(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'reopen_need', { id, note });
}

function toNeed(row: Tables<'needs'> & { regions: { name: string } }): Need {
	return {
		id: row.id,
		villageCode: row.village_code,
		villageName: row.regions.name,
		title: row.title,
		description: row.description,
		category: row.category as Category,
		commodity: row.commodity as Commodity,
		amountFen: row.amount_fen,
		quantity: row.quantity,
		unit: row.unit,
		urgency: row.urgency,
		beneficiaryHouseholds: row.beneficiary_households,
		beneficiaryPersons: row.beneficiary_persons,
		decisionRecordId: row.decision_record_id,
		verifiedLevel: row.verified_level,
		isEnteredOnBehalf: row.is_entered_on_behalf,
		status: row.status as NeedStatus,
		version: row.version,
		reviewNote: row.review_note,
		outcome: row.outcome,
		editedAt: row.edited_at,
		isDemo: row.is_demo,
	};
}
