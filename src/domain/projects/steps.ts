import { hasRole, type Actor, type OrganizationKind } from '#domain/identity/actor.ts';
import { actsFrom, type ActOn } from '#domain/identity/transitions.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { accept, refuse, type Refusal, type Result } from '#domain/result.ts';
import { lastOf, uninspected } from './acceptance.ts';
import { isContested, lastNoticeDay, type NoticeLevel } from './notice.ts';
import type { Project } from './project.ts';

/** What moves a project on; to begin a draft is no step. */
export type StepAct = Exclude<ActOn<'project'>, 'draft'>;

interface StepRule {
	readonly kinds: readonly OrganizationKind[];
	/** Where an approver is asked for, it is not one who wrote the project. */
	readonly role: 'editor' | 'approver';
	/** The notice that must have ended the day before. */
	readonly endedNotice: NoticeLevel | null;
	readonly needsNote: boolean;
}

const all: readonly OrganizationKind[] = ['village', 'township', 'county'];
const near: readonly OrganizationKind[] = ['village', 'township'];
const township: readonly OrganizationKind[] = ['township'];
const county: readonly OrganizationKind[] = ['county'];

/**
 * Who may take which step: the rows of private.project_acts. The township may speak for its
 * village; nobody speaks for the county.
 */
export const stepRules: Readonly<Record<StepAct, StepRule>> = {
	submit: rule(all, 'editor'),
	open_village_notice: rule(near, 'approver'),
	end_village_notice: rule(near, 'approver', 'village'),
	open_township_notice: rule(township, 'approver'),
	end_township_notice: rule(township, 'approver', 'township'),
	return: noted(township),
	open_county_notice: rule(county, 'approver'),
	admit: rule(county, 'approver', 'county'),
	reject: noted(county),
	contract: rule(county, 'editor'),
	start: rule(all, 'editor'),
	complete: rule(all, 'editor'),
	accept: rule(county, 'approver'),
	hand_over: rule(county, 'approver'),
	close: rule(county, 'approver'),
	suspend: noted(county),
	resume: noted(county),
	reopen: noted(county),
	terminate: noted(county),
};

function rule(
	kinds: readonly OrganizationKind[],
	role: StepRule['role'],
	endedNotice: NoticeLevel | null = null,
): StepRule {
	return { kinds, role, endedNotice, needsNote: false };
}

function noted(kinds: readonly OrganizationKind[]): StepRule {
	return { kinds, role: 'approver', endedNotice: null, needsNote: true };
}

/** A step that is a person's to take, and what the project still lacks for it, if anything. */
export interface StepChoice {
	readonly act: StepAct;
	readonly needsNote: boolean;
	readonly obstacle: Refusal<Obstacle> | null;
}

/**
 * The steps that are this person's to take now, the way on first.
 * @param today in Shanghai
 * @param openFen what was allocated to the project or paid out for it and lies unspent
 */
export function stepsOf(
	{ accountId, seat }: Pick<Actor, 'accountId' | 'seat'>,
	project: Project,
	today: string,
	openFen = 0,
): StepChoice[] {
	if (seat.isSuspended || !isWithinRegion(project.village.code, seat.regionCode)) return [];
	const isWriter = accountId === project.createdBy || accountId === project.editedBy;
	return stepsFrom(project)
		.filter((act) => {
			const { kinds, role } = stepRules[act];
			const isBarred = role === 'approver' && (isWriter || isInspector(act, project, accountId));
			return kinds.includes(seat.kind) && hasRole(seat.role, role) && !isBarred;
		})
		.map((act) => {
			const judged = judgeStep(act, project, today, openFen);
			// A project that leaves no assets, such as a training, says so.
			const isBare = act === 'hand_over' && project.assets.length === 0;
			const needsNote = stepRules[act].needsNote || isBare;
			return { act, needsNote, obstacle: judged.ok ? null : judged.refusal };
		});
}

/** Whoever wrote down the county's inspection does not accept the works. */
function isInspector(act: StepAct, { acceptances }: Project, accountId: string): boolean {
	const last = lastOf(acceptances, 'county');
	return act === 'accept' && last?.recordedBy === accountId;
}

function stepsFrom({ status }: Pick<Project, 'status'>): StepAct[] {
	return actsFrom('project', status).filter((act) => act !== 'draft');
}

const waysOut: readonly StepAct[] = ['return', 'reject', 'suspend', 'reopen', 'terminate'];

/** The step by which a project goes on from where it stands, and whose it is; null at an end. */
export function nextStep(
	project: Pick<Project, 'status'>,
): { act: StepAct; kinds: readonly OrganizationKind[]; role: StepRule['role'] } | null {
	const act = stepsFrom(project).find((one) => !waysOut.includes(one));
	if (!act) return null;
	const { kinds, role } = stepRules[act];
	return { act, kinds, role };
}

type Obstacle =
	| 'project.notice_missing'
	| 'project.notice_running'
	| 'project.objection_open'
	| 'project.budget_missing'
	| 'project.deliberation_missing'
	| 'project.milestones_missing'
	| 'project.contract_missing'
	| 'project.not_inspected'
	| 'project.money_open';

/** What was written down for the step, or the first thing that was not. */
function judgePapers(act: StepAct, project: Project): Result<StepAct, Obstacle> {
	if (act === 'open_village_notice' && project.deliberations.length === 0) {
		return refuse('project.deliberation_missing');
	}
	if (act === 'start' && project.milestones.length === 0) {
		return refuse('project.milestones_missing');
	}
	if (act === 'contract' && project.contracts.length === 0) {
		return refuse('project.contract_missing');
	}
	const level = act === 'accept' ? uninspected(project) : null;
	if (level) return refuse('project.not_inspected', undefined, { level });
	return accept(act);
}

/** Whether a project is ready for a step, or the first thing that it lacks. */
function judgeStep(
	act: StepAct,
	project: Project,
	today: string,
	openFen: number,
): Result<StepAct, Obstacle> {
	if (act === 'close' && openFen > 0) {
		return refuse('project.money_open', undefined, { yuan: (openFen / 100).toFixed(2) });
	}
	const level = stepRules[act].endedNotice;
	const lastDay = level && lastNoticeDay(project, level);
	if (level && lastDay === null) return refuse('project.notice_missing');
	if (lastDay !== null && lastDay >= today) {
		return refuse('project.notice_running', undefined, { ends_on: lastDay });
	}
	if (level && isContested(project, level)) return refuse('project.objection_open');
	if (act === 'submit' && project.budget.length === 0) return refuse('project.budget_missing');
	return judgePapers(act, project);
}
