import type { Place } from '#domain/list.ts';
import type { Result } from '#domain/result.ts';
import type { VisitDraft } from '#domain/supervision/form.ts';
import type { Visit, VisitKind } from '#domain/supervision/visit.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { nameOf, placeColumns, type PlaceRow } from './supervision-places.server.ts';

const columns = `id, region_code, kind, visited_on, met_count, met, findings, is_demo,
	regions(${placeColumns}), organizations(id, name),
	visit_papers(document_id, position)` as const;

interface Row {
	readonly id: string;
	readonly region_code: string;
	readonly kind: string;
	readonly visited_on: string;
	readonly met_count: number | null;
	readonly met: string | null;
	readonly findings: string;
	readonly is_demo: boolean;
	readonly regions: PlaceRow | null;
	readonly organizations: { readonly id: string; readonly name: string };
	readonly visit_papers: readonly { document_id: string; position: number }[];
}

/** The visits that the actor may read, the latest first. There is no count of them. */
export async function list(
	db: Db,
	kind: VisitKind | undefined,
	after: Place | null,
	limit = 50,
): Promise<Keyset<Visit>> {
	const ask = () => {
		const query = db.from('visits').select(columns);
		return kind ? query.eq('kind', kind) : query;
	};
	const order = { column: 'visited_on', descending: true, id: 'id' };
	const { rows, next } = await readPage(ask as never, order, { after, limit });
	return { rows: (rows as unknown as Row[]).map(toVisit), next };
}

/** Those to one place, the latest first; at most 20. */
export async function listOfPlace(db: Db, code: string): Promise<Visit[]> {
	const query = db.from('visits').select(columns).eq('region_code', code);
	const rows = answered(await query.order('visited_on', { ascending: false }).limit(20));
	return (rows as unknown as Row[]).map(toVisit);
}

export async function find(db: Db, id: string): Promise<Visit | null> {
	const query = db.from('visits').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	return row && toVisit(row);
}

function toVisit(row: Row): Visit {
	return {
		id: row.id,
		placeCode: row.region_code,
		place: nameOf(row.regions),
		kind: row.kind as VisitKind,
		visitedOn: row.visited_on,
		metCount: row.met_count,
		met: row.met,
		findings: row.findings,
		organization: row.organizations,
		papers: row.visit_papers
			.toSorted((one, other) => one.position - other.position)
			.map(({ document_id: id }) => id),
		isDemo: row.is_demo,
	};
}

export function record(db: Db, draft: VisitDraft): Promise<Result<string>> {
	return act(db, 'record_visit', {
		id: draft.id,
		place: draft.placeCode,
		kind: draft.kind,
		visited_on: draft.visitedOn,
		findings: draft.findings,
		met_count: draft.metCount,
		met: draft.met,
		papers: [...draft.papers],
	});
}
