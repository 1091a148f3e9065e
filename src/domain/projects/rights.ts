import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { mayAct } from '#domain/identity/transitions.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { isVoid, noticeKinds, noticeLevelIn, type Notice, type NoticeLevel } from './notice.ts';
import { toldOf, type Project, type ProjectStatus } from './project.ts';

/** What a person may do with a project besides the steps that move it. */
export interface Rights {
	readonly edit: boolean;
	/** Date its milestones. */
	readonly schedule: boolean;
	/** Say whether a milestone was met. */
	readonly judge: boolean;
	/** Record its approval number. */
	readonly number: boolean;
	/** The level for which a notice may be recorded. */
	readonly notice: NoticeLevel | null;
	/** Write down how the village decided. */
	readonly deliberate: boolean;
	/** Write down a signed contract. */
	readonly contract: boolean;
	/** Write down what an inspection found. */
	readonly inspect: boolean;
	/** Keep the register of what it leaves behind. */
	readonly register: boolean;
	/** Post an update. */
	readonly tell: boolean;
}

const none: Rights = {
	edit: false,
	schedule: false,
	judge: false,
	number: false,
	notice: null,
	deliberate: false,
	contract: false,
	inspect: false,
	register: false,
	tell: false,
};

const scheduledByCounty: readonly ProjectStatus[] = [
	'submitted',
	'village_notice',
	'township_review',
	'township_notice',
	'county_appraisal',
	'county_notice',
	'in_pool',
	'contracted',
];
const deliberated: readonly ProjectStatus[] = ['draft', 'returned', 'submitted'];
const judged: readonly ProjectStatus[] = ['under_way', 'completed', 'accepted'];
const numbered: readonly ProjectStatus[] = ['in_pool', 'contracted', 'under_way'];
const contracting: readonly ProjectStatus[] = [
	'in_pool',
	'contracted',
	'under_way',
	'suspended',
	'reopened',
];
const registering: readonly ProjectStatus[] = ['completed', 'accepted', 'handed_over'];

/** The database asks the same again in save_project, save_milestones, record_notice and so on. */
export function rightsOn(
	{ status, village }: Pick<Project, 'status' | 'village'>,
	{ seat }: Pick<Actor, 'seat'>,
): Rights {
	if (!isWithinRegion(village.code, seat.regionCode)) return none;
	const isOpen = mayAct('project', status, 'submit');
	const level = noticeLevelIn(status);
	const isDatable = isOpen || (seat.kind === 'county' && scheduledByCounty.includes(status));
	return {
		edit: isOpen && may(seat, 'project.save'),
		schedule: isDatable && may(seat, 'project.save'),
		judge: judged.includes(status) && may(seat, 'milestone.judge'),
		number: numbered.includes(status) && may(seat, 'project.number'),
		notice: level !== null && may(seat, `notice.${level}`) ? level : null,
		deliberate: deliberated.includes(status) && may(seat, 'deliberation.record'),
		contract: contracting.includes(status) && may(seat, 'contract.record'),
		inspect: status === 'completed' && may(seat, 'acceptance.record'),
		register: registering.includes(status) && may(seat, 'asset.save'),
		tell: toldOf.includes(status) && may(seat, 'update.submit'),
	};
}

/**
 * Whether somebody may answer what is said against a notice. That they did not record it
 * themselves, the database asks besides.
 */
export function mayAnswer(
	{ level }: Pick<Notice, 'level'>,
	{ village }: Pick<Project, 'village'>,
	{ seat }: Pick<Actor, 'seat'>,
): boolean {
	return (
		may(seat, 'objection.answer') &&
		noticeKinds[level].includes(seat.kind) &&
		isWithinRegion(village.code, seat.regionCode)
	);
}

/** Whether a notice can still be stopped: its project stands by it. */
export function isStanding(
	notice: Pick<Notice, 'level' | 'submission' | 'stopReason'>,
	project: Pick<Project, 'status' | 'submission'>,
): boolean {
	return (
		notice.stopReason === null &&
		!isVoid(notice, project) &&
		noticeLevelIn(project.status) === notice.level
	);
}
