import type { Place } from '#domain/list.ts';
import type { OwnIssueDraft, Rating } from '#domain/supervision/form.ts';
import {
	heldStatuses,
	overdueBefore,
	type Issue,
	type IssueCategory,
	type IssueStatus,
	type IssueStep,
	type IssueSummary,
} from '#domain/supervision/issue.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { nameOf, placeColumns, type PlaceRow } from './supervision-places.server.ts';

const summaryColumns = `id, category, body, status, region_code, raised_at, held_since, is_demo,
	regions(${placeColumns}), projects(id, title),
	raiser:organizations!issues_raised_by_organization_id_fkey(id, name),
	holder:organizations!issues_holder_id_fkey(id, name, kind, region_code)` as const;

const columns = `${summaryColumns}, issue_contacts(contact), issue_steps(id, seq, act, note,
	taken_by, taken_at, to:organizations!issue_steps_to_organization_id_fkey(id, name),
	by:organizations!issue_steps_organization_id_fkey(name))` as const;

interface SummaryRow {
	readonly id: string;
	readonly category: string;
	readonly body: string;
	readonly status: string;
	readonly region_code: string;
	readonly raised_at: string;
	readonly held_since: string;
	readonly is_demo: boolean;
	readonly regions: PlaceRow | null;
	readonly projects: { readonly id: string; readonly title: string } | null;
	readonly raiser: { readonly id: string; readonly name: string } | null;
	readonly holder: {
		readonly id: string;
		readonly name: string;
		readonly kind: string;
		readonly region_code: string;
	};
}

interface StepRow {
	readonly id: string;
	readonly seq: number;
	readonly act: string;
	readonly note: string | null;
	readonly taken_by: string | null;
	readonly taken_at: string;
	readonly to: { readonly id: string; readonly name: string } | null;
	readonly by: { readonly name: string } | null;
}

interface Row extends SummaryRow {
	readonly issue_contacts: { readonly contact: string } | null;
	readonly issue_steps: readonly StepRow[];
}

export interface IssueFilter {
	readonly status?: IssueStatus | undefined;
	readonly category?: IssueCategory | undefined;
	/** Only those that this organization holds. */
	readonly holder?: string | undefined;
	/** Only those that lie somewhere for too long on this day. */
	readonly overdueOn?: string | undefined;
}

/** The issues that the actor may see, the latest first. */
export async function list(
	db: Db,
	{ status, category, holder, overdueOn }: IssueFilter,
	after: Place | null,
	limit = 50,
): Promise<Keyset<IssueSummary>> {
	const ask = () => {
		let query = db.from('issues').select(summaryColumns);
		if (status) query = query.eq('status', status);
		if (category) query = query.eq('category', category);
		if (holder) query = query.eq('holder_id', holder);
		if (overdueOn) {
			const before = `${overdueBefore(overdueOn)}T00:00:00+08:00`;
			query = query.in('status', heldStatuses).lt('held_since', before);
		}
		return query;
	};
	const order = { column: 'raised_at', descending: true, id: 'id' };
	const { rows, next } = await readPage(ask as never, order, { after, limit });
	return { rows: (rows as unknown as SummaryRow[]).map(toSummary), next };
}

/** Those about one place, the latest first; at most 20. */
export async function listOfPlace(db: Db, code: string): Promise<IssueSummary[]> {
	const query = db.from('issues').select(summaryColumns).eq('region_code', code);
	const rows = answered(await query.order('raised_at', { ascending: false }).limit(20));
	return (rows as unknown as SummaryRow[]).map(toSummary);
}

export async function find(db: Db, id: string): Promise<Issue | null> {
	const query = db.from('issues').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	if (!row) return null;
	return {
		...toSummary(row),
		contact: row.issue_contacts?.contact ?? null,
		steps: row.issue_steps.toSorted((one, other) => one.seq - other.seq).map(toStep),
	};
}

function toSummary(row: SummaryRow): IssueSummary {
	const { id, name, kind, region_code: regionCode } = row.holder;
	return {
		id: row.id,
		category: row.category as IssueCategory,
		body: row.body,
		status: row.status as IssueStatus,
		placeCode: row.region_code,
		place: nameOf(row.regions),
		project: row.projects,
		raiser: row.raiser,
		raisedAt: row.raised_at,
		holder: { id, name, kind, regionCode },
		heldSince: row.held_since,
		isDemo: row.is_demo,
	};
}

function toStep(row: StepRow): IssueStep {
	return {
		id: row.id,
		act: row.act as IssueStep['act'],
		note: row.note,
		to: row.to,
		by: row.by?.name ?? null,
		accountId: row.taken_by,
		takenAt: row.taken_at,
	};
}

export function raise(db: Db, draft: OwnIssueDraft): Promise<Result<string>> {
	return act(db, 'raise_own_issue', {
		id: draft.id,
		place: draft.placeCode,
		project_id: draft.projectId,
		category: draft.category,
		body: draft.body,
	});
}

export function accept(db: Db, id: string, stepId: string): Promise<Result<string>> {
	return act(db, 'accept_issue', { id, step_id: stepId });
}

export function transfer(
	db: Db,
	id: string,
	{ stepId, to, note }: { stepId: string; to: string; note: string },
): Promise<Result<string>> {
	return act(db, 'transfer_issue', { id, step_id: stepId, organization_id: to, note });
}

/** The answer is for whoever asked. */
export function answer(
	db: Db,
	id: string,
	{ stepId, note }: { stepId: string; note: string },
): Promise<Result<string>> {
	return act(db, 'answer_issue', { id, step_id: stepId, note });
}

export function close(
	db: Db,
	id: string,
	{ stepId, note }: { stepId: string; note: string },
): Promise<Result<string>> {
	return act(db, 'close_issue', { id, step_id: stepId, note: note || null });
}

/** By the organization that asked. */
export function rate(db: Db, id: string, rating: Rating): Promise<Result<string>> {
	const { stepId, isSatisfied, note } = rating;
	return act(db, 'rate_own_issue', { id, step_id: stepId, is_satisfied: isSatisfied, note });
}
