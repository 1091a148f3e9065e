import type { Category, Commodity, Need, NeedStatus } from '#domain/needs/need.ts';
import type { NeedDraft } from '#domain/needs/form.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

const columns = '*, regions!needs_village_code_fkey(name)';

/** The needs that the actor may see, newest first. @param before the last page's last edit */
export async function list(
	db: Db,
	filter: { status?: string | undefined; before?: string | undefined },
	limit = 50,
): Promise<{ needs: Need[]; next: string | null }> {
	let query = db.from('needs').select(columns).order('edited_at', { ascending: false });
	if (filter.status) query = query.eq('status', filter.status);
	if (filter.before) query = query.lt('edited_at', filter.before);
	const rows = answered(await query.limit(limit + 1));
	const page = rows.slice(0, limit);
	return {
		needs: page.map(toNeed),
		next: rows.length > limit ? (page.at(-1)?.edited_at ?? null) : null,
	};
}

export async function find(db: Db, id: string): Promise<Need | null> {
	const row = answered(await db.from('needs').select(columns).eq('id', id).maybeSingle());
	return row && toNeed(row);
}

/** Creates a need or changes a draft. One id is one need, however often it is sent. */
export function record(db: Db, draft: NeedDraft): Promise<Result<string>> {
	return act(db, 'save_need', {
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
	});
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
		isDemo: row.is_demo,
	};
}
