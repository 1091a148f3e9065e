import type { WaiverDraft } from '#domain/pledges/form.ts';
import type { WaiverRequest } from '#domain/pledges/waiver.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** The requests to let instalments of a pledge go, the newest first. */
export async function list(db: Db, pledgeId: string): Promise<WaiverRequest[]> {
	const query = db.from('instalment_waivers').select();
	const rows = answered(
		await query.eq('pledge_id', pledgeId).order('requested_at', { ascending: false }),
	);
	return rows.map((row) => ({
		id: row.id,
		position: row.position,
		amountFen: row.amount_fen,
		reason: row.reason,
		status: row.status as WaiverRequest['status'],
		answer: row.answer,
		requestedBy: row.requested_by,
		side: row.side as WaiverRequest['side'],
		requestedAt: row.requested_at,
	}));
}

export function ask(db: Db, pledgeId: string, draft: WaiverDraft): Promise<Result<string>> {
	return act(db, 'ask_waiver', {
		id: draft.id,
		pledge_id: pledgeId,
		instalment: draft.position,
		reason: draft.reason,
	});
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_waiver', { id });
}

export function refuse(db: Db, id: string, reason: string): Promise<Result<string>> {
	return act(db, 'refuse_waiver', { id, reason });
}
