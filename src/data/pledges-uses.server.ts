import type { UseChangeDraft } from '#domain/pledges/form.ts';
import type { UseChange } from '#domain/pledges/use-change.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** The requests to change the use of a pledge, the newest first. */
export async function list(db: Db, pledgeId: string): Promise<UseChange[]> {
	const query = db.from('use_changes').select('*, organizations(id, name)');
	const rows = answered(
		await query.eq('pledge_id', pledgeId).order('requested_at', { ascending: false }),
	);
	return rows.map((row) => ({
		id: row.id,
		earmark: row.earmark,
		reason: row.reason,
		status: row.status as UseChange['status'],
		answer: row.answer,
		requestedBy: row.requested_by,
		organization: row.organizations,
		requestedAt: row.requested_at,
		decidedAt: row.decided_at,
	}));
}

export function ask(db: Db, pledgeId: string, draft: UseChangeDraft): Promise<Result<string>> {
	return act(db, 'ask_use_change', { pledge_id: pledgeId, ...draft });
}

/** The donor's word; a refusal needs its reason. */
export function answer(
	db: Db,
	id: string,
	word: { consents: boolean; answer: string },
): Promise<Result<string>> {
	return act(db, 'answer_use_change', { id, consents: word.consents, answer: word.answer || null });
}

export function withdraw(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'withdraw_use_change', { id });
}
