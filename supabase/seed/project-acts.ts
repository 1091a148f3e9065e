import { addDays } from '#domain/period.ts';
import { REFERENCE_DAY } from './calendar.ts';
import { fundProject } from './funds.ts';
import { scheduleMilestones, judgeMilestones } from './milestones.ts';
import { governmentId } from './organizations.ts';
import { fuzhouPairing } from './pairings.ts';
import type { SeatOf } from './people.ts';
import type { Gallery } from './pictures.ts';
import { countyOf, townshipOf } from './places.ts';
import type { Players } from './pledge-acts.ts';
import type { PledgePlan } from './pledges.ts';
import { deliberate, leavesNothing, writeDown } from './project-papers.ts';
import type { ProjectPlan, ProjectStatus } from './projects.ts';
import { idOf } from './random.ts';
import type { Seat } from './stage.ts';
import { tellUpdates } from './update-acts.ts';
import type { UpdatePlan } from './updates.ts';

type Level = 'village' | 'township' | 'county';

/** The way of a project: the act, who takes it, and where it leads. */
const WAY: readonly (readonly [act: string, Level, 'editor' | 'approver', ProjectStatus])[] = [
	['submit', 'village', 'editor', 'submitted'],
	['open_village_notice', 'village', 'approver', 'village_notice'],
	['end_village_notice', 'village', 'approver', 'township_review'],
	['open_township_notice', 'township', 'approver', 'township_notice'],
	['end_township_notice', 'township', 'approver', 'county_appraisal'],
	['open_county_notice', 'county', 'approver', 'county_notice'],
	['admit', 'county', 'approver', 'in_pool'],
	['contract', 'county', 'editor', 'contracted'],
	['start', 'village', 'editor', 'under_way'],
	['complete', 'village', 'editor', 'completed'],
	['accept', 'county', 'approver', 'accepted'],
	['hand_over', 'county', 'approver', 'handed_over'],
	['close', 'county', 'approver', 'closed'],
];

/** Statuses beside the way: where it is left, the act, who, and why. */
const ASIDE: Readonly<
	Partial<Record<ProjectStatus, readonly [ProjectStatus, string, Level, string]>>
> = {
	returned: ['township_review', 'return', 'township', '概算与同类项目偏差较大，请重新核算后申报。'],
	suspended: ['under_way', 'suspend', 'county', '现场地质与设计不符，停工重新论证。'],
	terminated: ['under_way', 'terminate', 'county', '选址发现滑坡隐患，经论证终止，已拨资金核清。'],
	reopened: ['closed', 'reopen', 'county', '回头看发现设施损坏，重新启动整改。'],
};

/** Days from the application to the first day of each notice. */
const NOTICES: Readonly<Record<Level, number>> = { village: 3, township: 20, county: 36 };
const NOTICE_DAYS = 11;

const PLACES: Readonly<Record<Level, string>> = {
	village: '村务公开栏',
	township: '乡镇政务公开栏',
	county: '县人民政府门户网站、项目所在村公开栏',
};

/** Everything a project may draw on. */
export interface Means {
	readonly players: Players;
	readonly pledges: readonly PledgePlan[];
	readonly updates: readonly UpdatePlan[];
	readonly gallery: Gallery;
	readonly unitOf: (project: ProjectPlan) => string;
}

/** Plays a project from its draft to the status it has, with money, milestones and updates. */
export function playProject(means: Means, project: ProjectPlan): void {
	const { unitOf } = means;
	const { stage, seatOf } = means.players;
	const aside = ASIDE[project.status];
	const target = aside ? aside[0] : project.status;
	draft(means, project);
	if (target !== 'draft') deliberate(means.players, project);
	for (const [act, level, role, reached] of target === 'draft' ? [] : WAY) {
		const isBare = act === 'hand_over' && leavesNothing(project);
		stage.act(seatFor(seatOf, project, level, role), 'advance_project', {
			id: project.id,
			act,
			...(isBare && { note: '服务类项目，没有形成资产。' }),
		});
		attend(means, project, reached);
		if (reached !== target || aside) writeDown(means.players, project, reached, unitOf(project));
		const isWorksite = reached === 'under_way' || reached === target;
		if (isWorksite && ['contracted', 'under_way'].includes(reached)) work(means, project);
		if (reached === target) break;
	}
	if (!aside) return;
	const [, act, level, note] = aside;
	const judge = seatFor(seatOf, project, level, 'approver');
	stage.act(judge, 'advance_project', { id: project.id, act, note });
}

function seatFor(
	seatOf: SeatOf,
	{ village }: ProjectPlan,
	level: Level,
	role: 'editor' | 'approver',
): Seat {
	const place = { village, township: townshipOf(village), county: countyOf(village) }[level];
	return seatOf(governmentId(place), role);
}

const KINDS: Readonly<Record<string, string>> = {
	industry: 'industry',
	employment: 'employment',
	training: 'training',
	housing: 'housing',
	environment: 'environment',
	roads: 'infrastructure',
	water: 'infrastructure',
	energy: 'infrastructure',
	digital: 'infrastructure',
	emergency: 'infrastructure',
};

const LINKAGES = [
	'村集体持有资产，合作社承租经营，租金六成分红、三成公益、一成管护。',
	'吸纳本村劳动力务工，优先安排防止返贫致贫对象，工资按月打卡发放。',
	'订单收购、保底价加分红，收益分配方案经村民代表会议通过后公示。',
];

function draft({ players, unitOf }: Means, project: ProjectPlan): void {
	const { stage, seatOf } = players;
	const writer = seatFor(seatOf, project, 'village', 'editor');
	const isBusiness = project.category === 'industry' || project.category === 'employment';
	stage.act(writer, 'save_project', {
		id: project.id,
		title: project.title,
		village_code: project.village,
		need_id: project.needId,
		pool_year: Number(project.startOn.slice(0, 4)),
		kind: KINDS[project.category] ?? 'public_service',
		budget: Object.entries(project.budget)
			.filter(([, amount_fen]) => amount_fen > 0)
			.map(([source, amount_fen]) => ({ source, amount_fen })),
		farmer_linkage: isBusiness ? LINKAGES[project.variation] : null,
		implementing_unit: unitOf(project),
		performance_target: `受益农户${project.households}户，验收合格率100%，资产移交村集体管护。`,
	});
	scheduleMilestones(stage, writer, project);
}

/** What belongs to a status besides the step: a notice on the wall, a number, a former pairing. */
function attend(
	{ players: { stage, seatOf } }: Means,
	project: ProjectPlan,
	reached: ProjectStatus,
): void {
	const level = reached.endsWith('_notice') ? (reached.replace('_notice', '') as Level) : null;
	if (level) {
		const startsOn = addDays(project.appliedOn, NOTICES[level]);
		stage.act(seatFor(seatOf, project, level, 'editor'), 'record_notice', {
			id: idOf(`notice ${project.id} ${level}`),
			project_id: project.id,
			level,
			starts_on: startsOn,
			ends_on: addDays(startsOn, NOTICE_DAYS),
			place: PLACES[level],
		});
	}
	if (reached === 'contracted') {
		const number = parseInt(project.id.slice(0, 4), 16) % 400;
		stage.act(seatFor(seatOf, project, 'county', 'editor'), 'number_project', {
			id: project.id,
			approval_number: `帮协发〔${project.startOn.slice(0, 4)}〕${number}号`,
		});
	}
	if (reached === 'submitted' && project.isHistoric) {
		stage.write(
			(tx) => tx`update public.projects set pairing_id = ${fuzhouPairing} where id = ${project.id}`,
		);
	}
}

function work(means: Means, project: ProjectPlan): void {
	const { players, pledges, gallery, unitOf } = means;
	fundProject(players, project, pledges, unitOf(project));
	const updates = means.updates.filter(({ projectId }) => projectId === project.id);
	tellUpdates(players, project, updates, gallery);
	if (project.startOn <= REFERENCE_DAY) judgeMilestones(players, project);
}
