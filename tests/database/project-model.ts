/**
 * The life of a project as README and notices on a wall would have it, told without the database
 * and without `#domain`: who may do what next, and what has become of it then. Days count from
 * today.
 */
export type Level = 'village' | 'township' | 'county';

export interface Who {
	readonly name: string;
	/** Null for the public, which has no seat. */
	readonly kind: string | null;
	readonly role: string;
	/** The project's village lies in their region. */
	readonly isInCharge: boolean;
}

interface HungNotice {
	readonly id: string;
	readonly level: Level;
	readonly submission: number;
	readonly by: string;
	startsIn: number;
	endsIn: number;
	isStopped: boolean;
}

export interface Objected {
	readonly id: string;
	readonly notice: HungNotice;
	status: 'raised' | 'upheld' | 'dismissed';
}

export interface Model {
	status: string;
	submission: number;
	version: number;
	readonly createdBy: string;
	editedBy: string;
	hasBudget: boolean;
	hasDecision: boolean;
	hasMilestones: boolean;
	hasContract: boolean;
	hasAssets: boolean;
	hasOpenMoney: boolean;
	notices: HungNotice[];
	objections: Objected[];
	/** Since the works were last said to be done. */
	inspections: Partial<Record<string, { readonly outcome: string; readonly by: string }>>;
	last: { readonly act: string; readonly by: string; readonly to: string } | null;
}

export function begun(createdBy: string): Model {
	return {
		status: 'draft',
		submission: 0,
		version: 1,
		createdBy,
		editedBy: createdBy,
		hasBudget: false,
		hasDecision: false,
		hasMilestones: false,
		hasContract: false,
		hasAssets: false,
		hasOpenMoney: false,
		notices: [],
		objections: [],
		inspections: {},
		last: null,
	};
}

interface Step {
	readonly by: string;
	readonly role: 'editor' | 'approver';
	readonly from: string;
	readonly to: string;
	readonly needsNote?: true;
	/** What must be so besides. */
	readonly asks?: (model: Model, who: Who) => boolean;
}

const all = 'village township county';

export const steps: Readonly<Record<string, Step>> = {
	submit: step('editor', all, 'draft returned', 'submitted', (m) => m.hasBudget),
	open_village_notice: step(
		'approver',
		'village township',
		'submitted',
		'village_notice',
		(m) => m.hasDecision,
	),
	end_village_notice: ending('village', 'village township', 'township_review'),
	open_township_notice: step('approver', 'township', 'township_review', 'township_notice'),
	end_township_notice: ending('township', 'township', 'county_appraisal'),
	open_county_notice: step('approver', 'county', 'county_appraisal', 'county_notice'),
	admit: ending('county', 'county', 'in_pool'),
	contract: step('editor', 'county', 'in_pool', 'contracted', (m) => m.hasContract),
	start: step('editor', all, 'contracted', 'under_way', (m) => m.hasMilestones),
	complete: step('editor', all, 'under_way', 'completed'),
	accept: step('approver', 'county', 'completed', 'accepted', isPassed),
	// What leaves no assets behind says so: without a note they must stand in the register.
	hand_over: step('approver', 'county', 'accepted', 'handed_over', (m) => m.hasAssets),
	close: step('approver', 'county', 'handed_over', 'closed', (m) => !m.hasOpenMoney),
	return: noted('township', 'submitted village_notice township_review township_notice', 'returned'),
	reject: noted('county', 'county_appraisal county_notice', 'returned'),
	suspend: noted('county', 'under_way', 'suspended'),
	resume: noted('county', 'suspended reopened', 'under_way'),
	reopen: noted('county', 'closed', 'reopened'),
	terminate: noted('county', 'returned in_pool contracted under_way suspended', 'terminated'),
};

function step(role: Step['role'], by: string, from: string, to: string, asks?: Step['asks']): Step {
	return { role, by, from, to, ...(asks && { asks }) };
}

function ending(level: Level, by: string, to: string): Step {
	return step('approver', by, `${level}_notice`, to, (model) => isOver(model, level));
}

function noted(by: string, from: string, to: string): Step {
	return { ...step('approver', by, from, to), needsNote: true };
}

/** The last notice of the level that counts ended before today, and every word said is answered. */
function isOver(model: Model, level: Level): boolean {
	const its = model.notices.filter(
		(notice) => notice.level === level && notice.submission === model.submission,
	);
	const hung = its.filter(({ isStopped }) => !isStopped);
	const isAnswered = model.objections.every(
		({ notice, status }) => !its.includes(notice) || status !== 'raised',
	);
	return hung.length > 0 && hung.every(({ endsIn }) => endsIn < 0) && isAnswered;
}

function isPassed({ inspections: { township, county } }: Model, { name }: Who): boolean {
	return township?.outcome === 'passed' && county?.outcome === 'passed' && county.by !== name;
}

const among = (words: string, word: string | null) =>
	word !== null && words.split(' ').includes(word);

export function isSeated(who: Who, kinds: string, role: 'editor' | 'approver'): boolean {
	const isEnough = who.role === 'approver' || (role === 'editor' && who.role === 'editor');
	return who.isInCharge && among(kinds, who.kind) && isEnough;
}

/** What the step makes of the project; 'nothing' where it was sent twice; null: it is refused. */
export function stepped(
	model: Model,
	who: Who,
	act: string,
	hasNote: boolean,
): string | 'nothing' | null {
	const { by, role, from, to, needsNote, asks } = steps[act]!;
	if (!isSeated(who, by, role)) return null;
	if (!among(from, model.status)) {
		const { last } = model;
		const isTwice = last?.act === act && last.by === who.name && last.to === model.status;
		return isTwice ? 'nothing' : null;
	}
	if (role === 'approver' && [model.createdBy, model.editedBy].includes(who.name)) return null;
	if (needsNote && !hasNote) return null;
	const isBare = act === 'hand_over' && hasNote;
	return isBare || !asks || asks(model, who) ? to : null;
}

/** The notice counts: the project stands by it. */
export function isStanding({ status, submission }: Model, notice: HungNotice): boolean {
	const isIts = notice.submission === submission && status === `${notice.level}_notice`;
	return isIts && !notice.isStopped;
}

export function isHanging({ startsIn, endsIn }: HungNotice): boolean {
	return startsIn <= 0 && endsIn >= 0;
}

const judges = { village: 'village township', township: 'township county', county: 'county' };

/** Who answers what is said against a notice, and may stop it. */
export function isJudge(who: Who, { level, by }: HungNotice): boolean {
	return isSeated(who, judges[level], 'approver') && who.name !== by;
}

export const open = 'draft returned';
export const deliberating = 'draft returned submitted';
export const dated =
	'submitted village_notice township_review township_notice county_appraisal county_notice ' +
	'in_pool contracted';
export const contracting = 'in_pool contracted under_way suspended reopened';
export const numbering = 'in_pool contracted under_way';
export const registering = 'completed accepted handed_over';
export const telling = 'contracted under_way completed accepted handed_over suspended';

export function stands({ status }: Model, statuses: string): boolean {
	return among(statuses, status);
}
