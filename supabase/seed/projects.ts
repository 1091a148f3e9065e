import type { Category } from '#domain/needs/need.ts';
import { addDays } from '#domain/period.ts';
import { REFERENCE_DAY } from './calendar.ts';
import type { NeedPlan } from './needs.ts';
import { at, chanceOf, idOf, type Chance } from './random.ts';
import type { Subject } from './scenes.ts';

export type ProjectStatus =
	| 'draft'
	| 'submitted'
	| 'village_notice'
	| 'township_review'
	| 'township_notice'
	| 'county_appraisal'
	| 'county_notice'
	| 'in_pool'
	| 'contracted'
	| 'under_way'
	| 'completed'
	| 'accepted'
	| 'handed_over'
	| 'closed'
	| 'returned'
	| 'suspended'
	| 'terminated'
	| 'reopened';

export type Source = 'fiscal_aid' | 'social_donation' | 'self_raised';

/** A project, the days of its life, and what it costs by source. */
export interface ProjectPlan {
	readonly id: string;
	readonly needId: string | null;
	readonly village: string;
	readonly title: string;
	readonly category: Category;
	readonly subject: Subject;
	/** Which of the drawn places it stands in, so that its pictures show one place. */
	readonly variation: number;
	readonly status: ProjectStatus;
	readonly appliedOn: string;
	readonly startOn: string;
	/** The last day of the works, planned or past. */
	readonly doneOn: string;
	/** Percent of the works on the reference day. */
	readonly progress: number;
	readonly households: number;
	readonly budget: Readonly<Partial<Record<Source, number>>>;
	/** Of the pairing that ended in 2021. */
	readonly isHistoric: boolean;
}

/** Statuses of the projects made of needs that are closed, fulfilled and open, in their order. */
const STATUSES: Readonly<Record<'closed' | 'fulfilled' | 'open', readonly ProjectStatus[]>> = {
	closed: repeated({ closed: 3, handed_over: 3, reopened: 1 }),
	fulfilled: repeated({
		under_way: 12,
		contracted: 4,
		completed: 4,
		accepted: 3,
		suspended: 1,
		terminated: 1,
	}),
	open: repeated({
		in_pool: 4,
		village_notice: 3,
		county_notice: 2,
		county_appraisal: 2,
		township_notice: 2,
		township_review: 2,
		submitted: 2,
		draft: 2,
		returned: 1,
	}),
};

/** How many days before the reference day they began to build; negative: will begin. */
const BEGAN: Readonly<Record<ProjectStatus, readonly [number, number]>> = {
	closed: [760, 1600],
	reopened: [780, 900],
	handed_over: [500, 700],
	accepted: [340, 470],
	completed: [215, 300],
	suspended: [120, 150],
	terminated: [200, 240],
	under_way: [25, 165],
	contracted: [-20, -8],
	in_pool: [-60, -35],
	county_notice: [-75, -75],
	county_appraisal: [-80, -80],
	township_notice: [-90, -90],
	township_review: [-98, -98],
	village_notice: [-108, -108],
	submitted: [-113, -112],
	draft: [-120, -116],
	returned: [-85, -80],
};

/** Days from the application to the first day of works: three notices, a plan, a contract. */
const PREPARATION = 120;

/** 52 projects made of needs; those of former years stand in history.ts. */
export function planProjects(
	needs: readonly NeedPlan[],
	nameOf: (village: string) => string,
): ProjectPlan[] {
	const chance = chanceOf('projects');
	return (['closed', 'fulfilled', 'open'] as const).flatMap((ending) =>
		needs
			.filter(({ isWorks, status }) => isWorks && status === ending)
			.map((need, place) => {
				const status = at(STATUSES[ending], place);
				// 晨光村 + 村幼儿园 is one village.
				const title = `${nameOf(need.village)}${need.title.replace(/^村(?!部)/, '')}项目`;
				return planProject(need, title, status, chance);
			}),
	);
}

function planProject(
	need: NeedPlan,
	title: string,
	status: ProjectStatus,
	chance: Chance,
): ProjectPlan {
	const [least, most] = BEGAN[status];
	const startOn = addDays(REFERENCE_DAY, -chance.between(least, most));
	const duration = chance.between(110, 190);
	return {
		id: idOf(`project ${need.id}`),
		needId: need.id,
		village: need.village,
		title,
		category: need.category,
		subject: need.subject,
		variation: chance.between(0, 2),
		status,
		appliedOn: addDays(startOn, -PREPARATION),
		startOn,
		doneOn: addDays(startOn, duration),
		progress: progressOf(status, startOn, duration),
		households: need.households ?? 40,
		budget: shareOut(need.amountFen ?? 0, chance),
		isHistoric: false,
	};
}

function progressOf(status: ProjectStatus, startOn: string, duration: number): number {
	const days = (Date.parse(REFERENCE_DAY) - Date.parse(startOn)) / 86_400_000;
	if (status === 'terminated') return 22;
	if (status === 'suspended') return 35;
	if (days <= 0) return 0;
	const percent = Math.round((days * 100) / duration / 5) * 5;
	return Math.min(percent, status === 'under_way' ? 90 : 100);
}

/** Money comes when the contract is signed: before that a budget is a wish. */
export function isFunded({ status }: ProjectPlan): boolean {
	return !(STATUSES.open as readonly string[]).includes(status);
}

/** A tenth by the village itself; the rest fiscal aid, donations, or both. In whole 1000 yuan. */
function shareOut(total: number, chance: Chance): ProjectPlan['budget'] {
	const part = (percent: number) => Math.round((total * percent) / 100 / 100_000) * 100_000;
	const self = part(chance.pick([5, 8, 10]));
	const rest = total - self;
	const kind = chance.between(1, 100);
	if (kind <= 30 && total <= 80_000_000) return { social_donation: rest, self_raised: self };
	if (kind <= 55) return { fiscal_aid: rest, self_raised: self };
	const donation = part(chance.pick([25, 30, 40]));
	return { fiscal_aid: rest - donation, social_donation: donation, self_raised: self };
}

function repeated(counts: Partial<Record<ProjectStatus, number>>): ProjectStatus[] {
	return Object.entries(counts).flatMap(([status, count]) =>
		Array.from({ length: count }, () => status as ProjectStatus),
	);
}

/** A need was stated and judged before its project was applied for. */
export function statedBefore(
	needs: readonly NeedPlan[],
	projects: readonly ProjectPlan[],
): NeedPlan[] {
	const projectOf = new Map(projects.map((project) => [project.needId, project]));
	return needs.map((need) => {
		const project = projectOf.get(need.id);
		if (!project) return need;
		const reviewedOn = addDays(project.appliedOn, -14);
		return { ...need, statedOn: addDays(reviewedOn, -9), reviewedOn };
	});
}
