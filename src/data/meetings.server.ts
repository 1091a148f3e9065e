import type { MeetingDraft } from '#domain/meetings/form.ts';
import type { Meeting } from '#domain/meetings/meeting.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { actionColumns, toAction, type ActionRow } from './meetings-actions.server.ts';
import { itemColumns, toItem, type ItemRow } from './meetings-items.server.ts';
import { summaryColumns, toSummary, type SummaryRow } from './meetings-list.server.ts';
import { namePlaces } from './meetings-places.server.ts';

const columns = `${summaryColumns}, host, agenda, report, version, recorded_by, edited_by,
	meeting_participants(position, name, people_count, people),
	meeting_papers(document_id, position),
	meeting_items(${itemColumns}), meeting_actions(${actionColumns})` as const;

type Row = SummaryRow &
	Pick<Meeting, 'host' | 'agenda' | 'report' | 'version'> & {
		recorded_by: string;
		edited_by: string;
		meeting_participants: (Positioned & {
			name: string;
			people_count: number | null;
			people: string | null;
		})[];
		meeting_papers: (Positioned & { document_id: string })[];
		meeting_items: ItemRow[];
		meeting_actions: ActionRow[];
	};

interface Positioned {
	readonly position: number;
}

/** A meeting with as much of what hangs on it as the actor may see. */
export async function find(db: Db, id: string): Promise<Meeting | null> {
	const query = db.from('meetings').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	if (!row) return null;
	const places = row.meeting_items.flatMap(({ place_code: code }) => code ?? []);
	const names = await namePlaces(db, places);
	return {
		...toSummary(row),
		host: row.host,
		agenda: row.agenda,
		report: row.report,
		version: row.version,
		writers: [row.recorded_by, row.edited_by],
		participants: inOrder(row.meeting_participants).map((one) => ({
			name: one.name,
			peopleCount: one.people_count,
			people: one.people,
		})),
		papers: inOrder(row.meeting_papers).map((paper) => paper.document_id),
		items: inOrder(row.meeting_items).map((item) => toItem(item, names)),
		actions: row.meeting_actions.map(toAction),
	};
}

function inOrder<Part extends Positioned>(parts: readonly Part[]): Part[] {
	return [...parts].sort((one, other) => one.position - other.position);
}

/** Records a meeting or edits one. One id is one meeting, however often it is sent. */
export function record(db: Db, id: string, draft: MeetingDraft): Promise<Result<string>> {
	return act(db, 'save_meeting', {
		id,
		version: draft.version,
		pairing_id: draft.pairingId,
		kind: draft.kind,
		name: draft.name,
		held_on: draft.heldOn,
		place: draft.place,
		host: draft.host,
		agenda: draft.agenda,
		report: draft.report,
		participants: draft.participants.map(({ name, peopleCount, people }) => ({
			name,
			...(peopleCount !== null && { people_count: peopleCount }),
			...(people !== null && { people }),
		})),
		papers: [...draft.papers],
	});
}

export function publish(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'publish_meeting', { id });
}

export function close(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'close_meeting', { id });
}
