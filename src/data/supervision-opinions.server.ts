import type { Place } from '#domain/list.ts';
import type {
	Conclusion,
	Opinion,
	OpinionCategory,
	OpinionCause,
	OpinionStatus,
	OpinionStep,
	OpinionSummary,
} from '#domain/supervision/opinion.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { nameOf, placeColumns, type PlaceRow } from './supervision-places.server.ts';

const summaryColumns = `id, title, category, cause, status, region_code, raised_at, owner_name,
	due_on, recheck_on, is_demo, regions(${placeColumns}), projects(id, title),
	house:organizations!opinions_organization_id_fkey(id, name),
	addressee:organizations!opinions_addressee_id_fkey(id, name),
	owner:organizations!opinions_owner_id_fkey(id, name)` as const;

const columns = `${summaryColumns}, body, raised_by, opinion_steps(id, seq, act, note, conclusion,
	taken_by, taken_at, organizations(name), opinion_papers(document_id, position))` as const;

interface Named {
	readonly id: string;
	readonly name: string;
}

interface SummaryRow {
	readonly id: string;
	readonly title: string;
	readonly category: string;
	readonly cause: string;
	readonly status: string;
	readonly region_code: string;
	readonly raised_at: string;
	readonly owner_name: string | null;
	readonly due_on: string | null;
	readonly recheck_on: string | null;
	readonly is_demo: boolean;
	readonly regions: PlaceRow | null;
	readonly projects: { readonly id: string; readonly title: string } | null;
	readonly house: Named;
	readonly addressee: Named | null;
	readonly owner: Named | null;
}

interface StepRow {
	readonly id: string;
	readonly seq: number;
	readonly act: string;
	readonly note: string | null;
	readonly conclusion: string | null;
	readonly taken_by: string;
	readonly taken_at: string;
	readonly organizations: { readonly name: string };
	readonly opinion_papers: readonly { document_id: string; position: number }[];
}

interface Row extends SummaryRow {
	readonly body: string;
	readonly raised_by: string;
	readonly opinion_steps: readonly StepRow[];
}

export interface OpinionFilter {
	readonly status?: OpinionStatus | undefined;
	readonly category?: OpinionCategory | undefined;
	readonly cause?: OpinionCause | undefined;
}

/** The opinions that the actor may read, the latest first. */
export async function list(
	db: Db,
	{ status, category, cause }: OpinionFilter,
	after: Place | null,
	limit = 50,
): Promise<Keyset<OpinionSummary>> {
	const ask = () => {
		let query = db.from('opinions').select(summaryColumns);
		if (status) query = query.eq('status', status);
		if (category) query = query.eq('category', category);
		return cause ? query.eq('cause', cause) : query;
	};
	const order = { column: 'raised_at', descending: true, id: 'id' };
	const { rows, next } = await readPage(ask as never, order, { after, limit });
	return { rows: (rows as unknown as SummaryRow[]).map(toSummary), next };
}

export async function find(db: Db, id: string): Promise<Opinion | null> {
	const query = db.from('opinions').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	if (!row) return null;
	return {
		...toSummary(row),
		body: row.body,
		raisedBy: row.raised_by,
		steps: row.opinion_steps.toSorted((one, other) => one.seq - other.seq).map(toStep),
	};
}

function toSummary(row: SummaryRow): OpinionSummary {
	return {
		id: row.id,
		title: row.title,
		category: row.category as OpinionCategory,
		cause: row.cause as OpinionCause,
		status: row.status as OpinionStatus,
		placeCode: row.region_code,
		place: nameOf(row.regions),
		project: row.projects,
		organization: row.house,
		raisedAt: row.raised_at,
		addressee: row.addressee,
		owner: row.owner,
		ownerName: row.owner_name,
		dueOn: row.due_on,
		recheckOn: row.recheck_on,
		isDemo: row.is_demo,
	};
}

function toStep(row: StepRow): OpinionStep {
	return {
		id: row.id,
		act: row.act as OpinionStep['act'],
		note: row.note,
		conclusion: row.conclusion as Conclusion | null,
		by: row.organizations.name,
		accountId: row.taken_by,
		takenAt: row.taken_at,
		papers: row.opinion_papers
			.toSorted((one, other) => one.position - other.position)
			.map(({ document_id: id }) => id),
	};
}
