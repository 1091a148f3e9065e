import type { Place } from '#domain/list.ts';
import type { Result } from '#domain/result.ts';
import type { Attention, AttentionReview, AttentionStatus } from '#domain/supervision/attention.ts';
import type { AttentionDraft, ReviewDraft } from '#domain/supervision/form.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { nameOf, placeColumns, type PlaceRow } from './supervision-places.server.ts';

const columns = `id, region_code, reason, review_on, status, listed_at, is_demo,
	regions(${placeColumns}), projects(id, title), organizations(id, name),
	attention_reviews(id, note, next_on, reviewed_at, organizations(name))` as const;

interface ReviewRow {
	readonly id: string;
	readonly note: string;
	readonly next_on: string | null;
	readonly reviewed_at: string;
	readonly organizations: { readonly name: string };
}

interface Row {
	readonly id: string;
	readonly region_code: string;
	readonly reason: string;
	readonly review_on: string;
	readonly status: string;
	readonly listed_at: string;
	readonly is_demo: boolean;
	readonly regions: PlaceRow | null;
	readonly projects: { readonly id: string; readonly title: string } | null;
	readonly organizations: { readonly id: string; readonly name: string };
	readonly attention_reviews: readonly ReviewRow[];
}

/** What the actor may read of the lists, what is looked at next first. */
export async function list(
	db: Db,
	status: AttentionStatus,
	after: Place | null,
	limit = 50,
): Promise<Keyset<Attention>> {
	const ask = () => db.from('attentions').select(columns).eq('status', status);
	const order = { column: 'review_on', descending: status === 'lifted', id: 'id' };
	const { rows, next } = await readPage(ask as never, order, { after, limit });
	return { rows: (rows as unknown as Row[]).map(toAttention), next };
}

export async function find(db: Db, id: string): Promise<Attention | null> {
	const query = db.from('attentions').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	return row && toAttention(row);
}

function toAttention(row: Row): Attention {
	return {
		id: row.id,
		placeCode: row.region_code,
		place: nameOf(row.regions),
		project: row.projects,
		reason: row.reason,
		reviewOn: row.review_on,
		status: row.status as AttentionStatus,
		organization: row.organizations,
		listedAt: row.listed_at,
		reviews: row.attention_reviews
			.toSorted((one, other) => (one.reviewed_at < other.reviewed_at ? -1 : 1))
			.map(toReview),
		isDemo: row.is_demo,
	};
}

function toReview(row: ReviewRow): AttentionReview {
	return {
		id: row.id,
		note: row.note,
		nextOn: row.next_on,
		by: row.organizations.name,
		reviewedAt: row.reviewed_at,
	};
}

export function record(db: Db, draft: AttentionDraft): Promise<Result<string>> {
	return act(db, 'list_attention', {
		id: draft.id,
		place: draft.placeCode,
		project_id: draft.projectId,
		reason: draft.reason,
		review_on: draft.reviewOn,
	});
}

/** What was found when it was looked at again; without a next day it is taken off. */
export function review(db: Db, id: string, draft: ReviewDraft): Promise<Result<string>> {
	return act(db, 'review_attention', {
		id,
		review_id: draft.id,
		note: draft.note,
		next_on: draft.nextOn,
	});
}
