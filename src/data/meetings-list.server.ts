import type { MeetingKind, MeetingStatus, MeetingSummary } from '#domain/meetings/meeting.ts';
import type { Sides } from '#domain/meetings/side.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

const pairingColumns = `id, supporting_region_code, receiving_region_code, valid_from, valid_to,
	supporter:regions!pairings_supporting_region_code_fkey(name),
	receiver:regions!pairings_receiving_region_code_fkey(name)` as const;

export const summaryColumns = `id, kind, name, held_on, place, status, published_at, is_demo,
	house:organizations!meetings_organization_id_fkey(id, name),
	pairings(${pairingColumns})` as const;

interface PairingRow {
	id: string;
	supporting_region_code: string;
	receiving_region_code: string;
	valid_from: string;
	valid_to: string | null;
	supporter: { name: string };
	receiver: { name: string };
}

export interface SummaryRow {
	id: string;
	kind: string;
	name: string;
	held_on: string;
	place: string;
	status: string;
	published_at: string | null;
	is_demo: boolean;
	house: { id: string; name: string };
	pairings: PairingRow;
}

/** Where a page ended: the day of a meeting and its id. */
const CURSOR = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/;

export interface MeetingFilter {
	readonly kind?: MeetingKind | undefined;
	readonly status?: MeetingStatus | undefined;
	/** Only those with an open action whose last day is before this one. */
	readonly overdueOn?: string | undefined;
	readonly after?: string | undefined;
}

/** The meetings that the actor may see, the latest first. `after` is the last page's cursor. */
export async function list(
	db: Db,
	{ kind, status, overdueOn, after }: MeetingFilter,
	limit = 50,
): Promise<{ meetings: MeetingSummary[]; next: string | null }> {
	const late = overdueOn ? `, meeting_actions!inner(id)` : '';
	let query = db.from('meetings').select(`${summaryColumns}${late}`);
	if (kind) query = query.eq('kind', kind);
	if (status) query = query.eq('status', status);
	if (overdueOn) {
		query = query.eq('meeting_actions.status', 'open').lt('meeting_actions.due_on', overdueOn);
	}
	const [, day, id] = CURSOR.exec(after ?? '') ?? [];
	if (day && id) query = query.or(`held_on.lt.${day},and(held_on.eq.${day},id.gt.${id})`);
	const ordered = query
		.order('held_on', { ascending: false })
		.order('id')
		.limit(limit + 1);
	const rows = answered(await ordered) as unknown as SummaryRow[];
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	return {
		meetings: page.map(toSummary),
		next: rows.length > limit && last ? `${last.held_on}_${last.id}` : null,
	};
}

/** Those of one pairing that the actor may see, the latest first. */
export async function listOf(db: Db, pairingId: string): Promise<MeetingSummary[]> {
	const query = db.from('meetings').select(summaryColumns).eq('pairing_id', pairingId);
	const rows = answered(await query.order('held_on', { ascending: false }).limit(20));
	return (rows as unknown as SummaryRow[]).map(toSummary);
}

/** The pairings of whole regions, those that began last first. */
export async function listPairings(db: Db): Promise<Sides[]> {
	const query = db.from('pairings').select(pairingColumns);
	const whole = query.in('kind', ['province', 'city', 'county', 'township', 'village']);
	const rows = answered(await whole.order('valid_from', { ascending: false }).limit(1000));
	return (rows as PairingRow[]).map(toSides);
}

export function toSummary(row: SummaryRow): MeetingSummary {
	return {
		id: row.id,
		kind: row.kind as MeetingKind,
		name: row.name,
		heldOn: row.held_on,
		place: row.place,
		status: row.status as MeetingStatus,
		isPublished: row.published_at !== null,
		pairing: toSides(row.pairings),
		organization: row.house,
		isDemo: row.is_demo,
	};
}

export function toSides(row: PairingRow): Sides {
	return {
		id: row.id,
		supportingName: row.supporter.name,
		receivingName: row.receiver.name,
		supportingRegionCode: row.supporting_region_code,
		receivingRegionCode: row.receiving_region_code,
		validFrom: row.valid_from,
		validTo: row.valid_to,
	};
}
