import type { MeetingAction } from '#domain/meetings/action.ts';
import type { ActionDraft } from '#domain/meetings/form.ts';
import type { MeetingSummary } from '#domain/meetings/meeting.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { summaryColumns, toSummary, type SummaryRow } from './meetings-list.server.ts';

export const actionColumns = `id, subject, owner_name, owner_organization_id, due_on, status, note,
	evidence_id, closed_at` as const;

export interface ActionRow {
	id: string;
	subject: string;
	owner_name: string;
	owner_organization_id: string | null;
	due_on: string;
	status: string;
	note: string | null;
	evidence_id: string | null;
	closed_at: string | null;
}

export function toAction(row: ActionRow): MeetingAction {
	return {
		id: row.id,
		subject: row.subject,
		ownerName: row.owner_name,
		ownerId: row.owner_organization_id,
		dueOn: row.due_on,
		status: row.status as MeetingAction['status'],
		note: row.note,
		evidenceId: row.evidence_id,
		closedAt: row.closed_at,
	};
}

/** An action with the meeting that resolved it. */
export async function find(
	db: Db,
	id: string,
): Promise<{ action: MeetingAction; meeting: MeetingSummary } | null> {
	const columns = `${actionColumns}, meetings(${summaryColumns})` as const;
	const query = db.from('meeting_actions').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as (ActionRow & { meetings: SummaryRow }) | null;
	return row && { action: toAction(row), meeting: toSummary(row.meetings) };
}

export function resolve(db: Db, meetingId: string, draft: ActionDraft): Promise<Result<string>> {
	return act(db, 'resolve_action', {
		id: draft.id,
		meeting_id: meetingId,
		subject: draft.subject,
		owner_name: draft.ownerName,
		owner_organization_id: draft.ownerId,
		due_on: draft.dueOn,
	});
}

/** What came of an action; one that is dropped needs its reason. */
export function end(
	db: Db,
	id: string,
	outcome: { status: 'done' | 'dropped'; note: string; evidenceId: string | null },
): Promise<Result<string>> {
	return act(db, 'end_action', {
		id,
		status: outcome.status,
		note: outcome.note || null,
		evidence_id: outcome.evidenceId,
	});
}
