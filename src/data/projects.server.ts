import type { View } from '#domain/list.ts';
import { sumFen } from '#domain/money.ts';
import type { ProjectDraft } from '#domain/projects/form.ts';
import type { projectList } from '#domain/projects/list.ts';
import {
	stages,
	toldOf,
	type Project,
	type ProjectKind,
	type ProjectSummary,
	type Stage,
} from '#domain/projects/project.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { litColumns, toLit, type LitRow } from './projects-lights.server.ts';
import { toProject, wholeProject } from './projects-rows.server.ts';

const summary = `id, title, village_code, pool_year, kind, is_demo, created_at,
	regions!projects_village_code_fkey!inner(name), budget_lines(amount_fen),
	${litColumns}` as const;

type ProjectView = View<typeof projectList>;

const sortColumns = {
	village_code: 'village_code',
	year: 'pool_year',
	entered_at: 'created_at',
} as const;

/** The projects that the actor may see. */
export async function list(
	db: Db,
	view: ProjectView,
	{ limit }: { limit: number },
): Promise<Keyset<ProjectSummary>> {
	const { by, descending } = view.sort;
	const order = { column: sortColumns[by], descending, id: 'id' };
	const { rows, next } = await readPage(() => narrowed(db, view.filter), order, {
		after: view.after,
		limit,
	});
	return { rows: rows.map(toSummary), next };
}

function narrowed(db: Db, { stage, kind, year }: ProjectView['filter']) {
	let query = db.from('projects').select(summary);
	if (stage) query = query.in('status', [...stages[stage as Stage]]);
	if (kind) query = query.eq('kind', kind);
	if (year) query = query.eq('pool_year', Number(year));
	return query;
}

/** How many rows `list` has with the same filter, and the money that is planned for them. */
export async function findSums(db: Db, { stage, kind, year }: ProjectView['filter']) {
	const rows = await db.rpc('list_project_sums', {
		...(stage && { statuses: [...stages[stage as Stage]] }),
		...(kind && { kind }),
		...(year && { pool_year: Number(year) }),
	});
	const [sum] = answered(rows);
	return { count: sum?.row_count ?? 0, budgetFen: sum?.budget_fen ?? null };
}

/** The first year of the pool, null where the actor may see no project. */
export async function findFirstYear(db: Db): Promise<number | null> {
	const query = db.from('projects').select('pool_year').order('pool_year').limit(1);
	return answered(await query.maybeSingle())?.pool_year ?? null;
}

/** A project with all that belongs to it, or null where the actor may see none. */
export async function find(db: Db, id: string): Promise<Project | null> {
	const query = db.from('projects').select(wholeProject);
	const row = answered(await query.eq('id', id).maybeSingle());
	return row && toProject(row);
}

/** The projects of which the actor may tell something, with their milestones in their order. */
export async function listUnderWay(
	db: Db,
): Promise<{ id: string; title: string; milestones: { id: string; title: string }[] }[]> {
	const query = db.from('projects').select('id, title, milestones(id, title, position)');
	const rows = answered(await query.in('status', [...toldOf]).order('title'));
	return rows.map(({ id, title, milestones }) => ({
		id,
		title,
		milestones: milestones.sort(inOrder).map((one) => ({ id: one.id, title: one.title })),
	}));
}

/** Begins a draft or changes one. One id is one project, however often it is sent. */
export function record(db: Db, draft: ProjectDraft): Promise<Result<string>> {
	return act(db, 'save_project', {
		id: draft.id,
		version: draft.version,
		title: draft.title,
		village_code: draft.villageCode,
		villages: [...draft.villageCodes],
		need_id: draft.needId,
		pool_year: draft.poolYear,
		kind: draft.kind,
		farmer_linkage: draft.farmerLinkage,
		implementing_unit: draft.implementingUnit,
		performance_target: draft.performanceTarget,
		budget: draft.budget.map(({ source, amountFen }) => ({ source, amount_fen: amountFen })),
	});
}

interface SummaryRow extends LitRow {
	id: string;
	title: string;
	village_code: string;
	pool_year: number;
	kind: string;
	is_demo: boolean;
	created_at: string;
	regions: { name: string };
	budget_lines: { amount_fen: number }[];
}

function toSummary(row: SummaryRow): ProjectSummary {
	const amounts = row.budget_lines.map(({ amount_fen }) => amount_fen);
	const due = row.milestones.filter(({ status }) => status === 'scheduled');
	return {
		id: row.id,
		title: row.title,
		villageCode: row.village_code,
		villageName: row.regions.name,
		poolYear: row.pool_year,
		kind: row.kind as ProjectKind,
		...toLit(row),
		enteredAt: row.created_at,
		isDemo: row.is_demo,
		budgetFen: amounts.length ? sumFen(amounts) : null,
		nextDueOn: due.map(({ due_on }) => due_on).sort()[0] ?? null,
	};
}

function inOrder(one: { position: number }, other: { position: number }): number {
	return one.position - other.position;
}
