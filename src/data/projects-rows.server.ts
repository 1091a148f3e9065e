import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Milestone, MilestoneStatus, Slot } from '#domain/projects/milestone.ts';
import type { Notice, NoticeLevel } from '#domain/projects/notice.ts';
import {
	budgetSources,
	type Project,
	type ProjectKind,
	type ProjectStatus,
	type ProjectStep,
} from '#domain/projects/project.ts';
import type { Tables } from './database.types.ts';
import { rulingColumns, toRuling, type RulingRow } from './projects-lights.server.ts';
import { toPapers } from './projects-papers.server.ts';

/** A project with all that belongs to it. */
export const wholeProject = `*,
	regions!projects_village_code_fkey!inner(name),
	project_villages(village_code, regions!project_villages_village_code_fkey!inner(name)),
	needs!projects_need_id_fkey(title),
	budget_lines(source, amount_fen),
	milestones(*),
	deliberations(*),
	contracts(*),
	acceptances(*),
	assets(*),
	${rulingColumns},
	notices(*, notice_stops(reason), objections(id, status, raised_at)),
	project_steps(*, organizations!project_steps_organization_id_fkey!inner(name)),
	entered_by:organizations!projects_entered_by_organization_id_fkey!inner(name),
	pairings!projects_pairing_id_fkey(
		supporting:organizations!pairings_supporting_organization_id_fkey(name))` as const;

interface Named {
	name: string;
}

interface NoticeRow extends Tables<'notices'> {
	notice_stops: { reason: string } | null;
	objections: { id: string; status: string; raised_at: string }[];
}

interface ProjectRow extends Tables<'projects'> {
	regions: Named;
	project_villages: { village_code: string; regions: Named }[];
	needs: { title: string } | null;
	budget_lines: { source: string; amount_fen: number }[];
	milestones: Tables<'milestones'>[];
	deliberations: Tables<'deliberations'>[];
	contracts: Tables<'contracts'>[];
	acceptances: Tables<'acceptances'>[];
	assets: Tables<'assets'>[];
	light_rulings: RulingRow[];
	notices: NoticeRow[];
	project_steps: (Tables<'project_steps'> & { organizations: Named })[];
	entered_by: Named;
	pairings: { supporting: Named | null } | null;
}

export function toProject(row: ProjectRow): Project {
	return {
		id: row.id,
		title: row.title,
		village: { code: row.village_code, name: row.regions.name },
		furtherVillages: row.project_villages.map(({ village_code: code, regions }) => ({
			code,
			name: regions.name,
		})),
		need: row.need_id === null ? null : { id: row.need_id, title: row.needs?.title ?? null },
		poolYear: row.pool_year,
		kind: row.kind as ProjectKind,
		farmerLinkage: row.farmer_linkage,
		implementingUnit: row.implementing_unit,
		approvalNumber: row.approval_number,
		performanceTarget: row.performance_target,
		status: row.status as ProjectStatus,
		submission: row.submission,
		version: row.version,
		createdBy: row.created_by,
		editedBy: row.edited_by,
		enteredByName: row.entered_by.name,
		supportingName: row.pairings?.supporting?.name ?? null,
		isDemo: row.is_demo,
		budget: budgetSources.flatMap((source) =>
			row.budget_lines
				.filter((line) => line.source === source)
				.map(({ amount_fen: amountFen }) => ({ source, amountFen })),
		),
		milestones: row.milestones.sort((one, other) => one.position - other.position).map(toMilestone),
		notices: row.notices
			.sort((one, other) => (one.starts_on < other.starts_on ? -1 : 1))
			.map(toNotice),
		...toPapers(row),
		rulings: row.light_rulings.map(toRuling),
		steps: row.project_steps.sort((one, other) => one.seq - other.seq).map(toStep),
	};
}

function toMilestone(row: Tables<'milestones'>): Milestone {
	return {
		id: row.id,
		title: row.title,
		slot: row.slot as Slot,
		dueOn: row.due_on,
		weight: row.weight,
		status: row.status as MilestoneStatus,
		metOn: row.met_on,
		note: row.note,
	};
}

function toNotice(row: NoticeRow): Notice {
	return {
		id: row.id,
		submission: row.submission,
		level: row.level as NoticeLevel,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		basis: row.basis,
		place: row.place,
		stopReason: row.notice_stops?.reason ?? null,
		objections: row.objections
			.sort((one, other) => (one.raised_at < other.raised_at ? -1 : 1))
			.map(({ id, status }) => ({ id, status: status as StatusOf<'objection'> })),
	};
}

function toStep(row: Tables<'project_steps'> & { organizations: Named }): ProjectStep {
	return {
		seq: row.seq,
		act: row.act,
		from: row.from_status as ProjectStatus,
		to: row.to_status as ProjectStatus,
		note: row.note,
		organizationName: row.organizations.name,
		takenAt: row.taken_at,
	};
}
