import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Acceptance } from './acceptance.ts';
import type { Asset } from './asset.ts';
import type { Contract } from './contract.ts';
import type { Deliberation } from './deliberation.ts';
import type { Lit, Ruling } from './light.ts';
import type { Milestone } from './milestone.ts';
import type { Notice } from './notice.ts';

/** The same list stands in projects_kind. */
export const projectKinds = [
	'industry',
	'employment',
	'infrastructure',
	'public_service',
	'training',
	'housing',
	'environment',
	'governance',
	'other',
] as const;

export type ProjectKind = (typeof projectKinds)[number];

/** Where the money is to come from; the same list stands in budget_lines_source. */
export const budgetSources = [
	'fiscal_aid',
	'social_donation',
	'self_raised',
	'investment',
	'central_funds',
	'provincial_funds',
	'city_funds',
	'county_funds',
] as const;

export type BudgetSource = (typeof budgetSources)[number];

export type ProjectStatus = StatusOf<'project'>;

/** Projects by how far they are, as lists part them. Each status is of one stage. */
export const stages = {
	application: ['draft', 'submitted', 'township_review', 'county_appraisal', 'returned'],
	notice: ['village_notice', 'township_notice', 'county_notice'],
	pool: ['in_pool', 'contracted'],
	works: ['under_way', 'suspended', 'reopened'],
	done: ['completed', 'accepted', 'handed_over', 'closed'],
	ended: ['terminated'],
} as const satisfies Record<string, readonly ProjectStatus[]>;

export type Stage = keyof typeof stages;

/** Statuses in which there is something to tell about the works. */
export const toldOf: readonly ProjectStatus[] = [
	'contracted',
	'under_way',
	'completed',
	'accepted',
	'handed_over',
	'suspended',
];

/** Planned money, in fen. Sources are shown apart: not all of them are donations. */
export interface BudgetLine {
	readonly source: BudgetSource;
	readonly amountFen: number;
}

interface Place {
	readonly code: string;
	readonly name: string;
}

/** One step that was taken. The act is kept as it was named then. */
export interface ProjectStep {
	readonly seq: number;
	readonly act: string;
	readonly from: ProjectStatus;
	readonly to: ProjectStatus;
	readonly note: string | null;
	readonly organizationName: string;
	readonly takenAt: string;
}

export interface Project {
	readonly id: string;
	readonly title: string;
	/** The village that leads; the project lies in its county. */
	readonly village: Place;
	readonly furtherVillages: readonly Place[];
	/** What it answers to; the title is null where the reader may not see the need. */
	readonly need: { readonly id: string; readonly title: string | null } | null;
	readonly poolYear: number;
	readonly kind: ProjectKind;
	/** 联农带农: how households take part in it and gain by it. */
	readonly farmerLinkage: string | null;
	readonly implementingUnit: string | null;
	readonly approvalNumber: string | null;
	readonly performanceTarget: string | null;
	readonly status: ProjectStatus;
	/** How often it was submitted: notices count for the submission they were given in. */
	readonly submission: number;
	readonly version: number;
	/** Account ids: who wrote a project approves none of its steps. */
	readonly createdBy: string;
	readonly editedBy: string;
	readonly enteredByName: string;
	/** The supporting side of the pairing that covered the village on its application. */
	readonly supportingName: string | null;
	readonly isDemo: boolean;
	readonly budget: readonly BudgetLine[];
	readonly milestones: readonly Milestone[];
	readonly notices: readonly Notice[];
	/** The oldest first. */
	readonly deliberations: readonly Deliberation[];
	readonly contracts: readonly Contract[];
	/** The oldest first. */
	readonly acceptances: readonly Acceptance[];
	readonly assets: readonly Asset[];
	/** What officials ruled instead of the computed light. */
	readonly rulings: readonly Ruling[];
	/** The oldest first. */
	readonly steps: readonly ProjectStep[];
}

/** A row of a list of projects. */
export interface ProjectSummary
	extends Lit, Pick<Project, 'id' | 'title' | 'poolYear' | 'kind' | 'isDemo'> {
	readonly villageCode: string;
	readonly villageName: string;
	readonly enteredAt: string;
	/** Over all sources; null while no source is named. */
	readonly budgetFen: number | null;
	/** The next milestone that is due, 'YYYY-MM-DD'. */
	readonly nextDueOn: string | null;
}
