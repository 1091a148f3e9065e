import type { HandoverDraft } from '#domain/funds/handover.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';

export function record(db: Db, planId: string, draft: HandoverDraft): Promise<Result<string>> {
	return act(db, 'record_goods_handover', {
		id: draft.id,
		plan_id: planId,
		handed_on: draft.handedOn,
		document_id: draft.documentId,
		lines: draft.lines.map(({ number, quantityMilli }) => ({
			number,
			quantity: quantityMilli / 1000,
		})),
	});
}

export function approve(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'approve_goods_handover', { id });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_goods_handover', { id, note });
}
