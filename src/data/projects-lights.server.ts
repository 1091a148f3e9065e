import type { Colour, Lit, Ruling, RulingDraft } from '#domain/projects/light.ts';
import type { MilestoneStatus } from '#domain/projects/milestone.ts';
import type { Objection } from '#domain/projects/notice.ts';
import type { Acceptance } from '#domain/projects/acceptance.ts';
import type { ProjectStatus } from '#domain/projects/project.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';

export const rulingColumns = `light_rulings(colour, reason, holds_until, ruled_at,
	organizations!light_rulings_organization_id_fkey!inner(name))` as const;

/** What the light of a project depends on, for a select of projects. */
export const litColumns = `status, milestones(due_on, status), notices(objections(status)),
	acceptances(level, outcome, recorded_at), project_steps(seq, act, taken_at),
	${rulingColumns}` as const;

export interface RulingRow {
	readonly colour: string;
	readonly reason: string;
	readonly holds_until: string;
	readonly ruled_at: string;
	readonly organizations: { readonly name: string };
}

export interface LitRow {
	readonly status: string;
	readonly milestones: readonly { due_on: string; status: string }[];
	readonly notices: readonly { objections: readonly { status: string }[] }[];
	readonly acceptances: readonly { level: string; outcome: string; recorded_at: string }[];
	readonly project_steps: readonly { seq: number; act: string; taken_at: string }[];
	readonly light_rulings: readonly RulingRow[];
}

export function rule(db: Db, projectId: string, ruling: RulingDraft): Promise<Result<string>> {
	return act(db, 'rule_light', {
		id: ruling.id,
		project_id: projectId,
		colour: ruling.colour,
		reason: ruling.reason,
		holds_until: ruling.holdsUntil,
	});
}

export function toRuling(row: RulingRow): Ruling {
	return {
		colour: row.colour as Colour,
		reason: row.reason,
		holdsUntil: row.holds_until,
		organizationName: row.organizations.name,
		ruledAt: row.ruled_at,
	};
}

export function toLit(row: LitRow): Lit {
	return {
		status: row.status as ProjectStatus,
		milestones: row.milestones.map(({ due_on: dueOn, status }) => ({
			dueOn,
			status: status as MilestoneStatus,
		})),
		notices: row.notices.map(({ objections }) => ({
			objections: objections.map(({ status }) => ({ status: status as Objection['status'] })),
		})),
		acceptances: row.acceptances
			.toSorted((one, other) => (one.recorded_at < other.recorded_at ? -1 : 1))
			.map(({ level, outcome, recorded_at: recordedAt }) => ({
				level: level as Acceptance['level'],
				outcome: outcome as Acceptance['outcome'],
				recordedAt,
			})),
		steps: row.project_steps
			.toSorted((one, other) => one.seq - other.seq)
			.map(({ act, taken_at: takenAt }) => ({ act, takenAt })),
		rulings: row.light_rulings.map(toRuling),
	};
}
