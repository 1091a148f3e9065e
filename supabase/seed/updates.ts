import { addDays } from '#domain/period.ts';
import { notAfter, REFERENCE_DAY } from './calendar.ts';
import { dayAt } from './milestones.ts';
import type { View } from './pictures.ts';
import type { ProjectPlan, ProjectStatus } from './projects.ts';
import { at, chanceOf, idOf, type Chance } from './random.ts';
import type { WorksStage } from './scenes.ts';
import { groups, readLines } from './wishes.ts';

export interface UpdatePlan {
	readonly id: string;
	readonly projectId: string;
	readonly eventOn: string;
	readonly body: string;
	readonly worksPercent: number;
	readonly photos: readonly PhotoPlan[];
	readonly status: 'approved' | 'pending' | 'returned';
	/** Words that are corrected in a second version, with the reason. */
	readonly correction: { readonly body: string; readonly note: string } | null;
}

export interface PhotoPlan {
	readonly view: View;
	readonly caption: string;
}

/** How many updates a project has by its status; the others have none. */
const COUNTS: Readonly<Partial<Record<ProjectStatus, number>>> = {
	contracted: 1,
	under_way: 5,
	suspended: 3,
	terminated: 2,
	completed: 5,
	accepted: 6,
	handed_over: 6,
	closed: 6,
	reopened: 6,
};
const FORMER_COUNT = 4;

/**
 * A line of updates.csv, in the order in which works are done: stage −1 before they begin, 3 when
 * what was built is in use.
 */
interface Telling {
	readonly subject: string;
	readonly stage: number;
	readonly body: string;
	readonly caption: string;
}

const tellings: readonly Telling[] = readLines('updates.csv').map(
	([subject = '', stage, body = '', caption = '']) => ({
		subject,
		stage: Number(stage),
		body,
		caption,
	}),
);

export function planUpdates(project: ProjectPlan): UpdatePlan[] {
	const chance = chanceOf(`updates ${project.id}`);
	const count = project.isHistoric ? FORMER_COUNT : (COUNTS[project.status] ?? 0);
	const group = chance.pick(groups);
	const percents = Array.from({ length: count }, (_, place) => percentAt(project, place, count));
	const stages = percents.map((percent, place) => stageAt(project, percent, place === count - 1));
	const told = [-1, 0, 1, 2, 3].flatMap((stage) =>
		choose(project.subject, stage, stages.filter((one) => one === stage).length, chance),
	);
	return told.map((telling, place) => {
		const percent = percents[place] ?? 0;
		const day = dayOf(telling.stage, percent, project);
		// Nobody writes on the very day, and the first is not told before the works begin.
		const shift = place === 0 ? chance.between(0, 3) : -chance.between(0, 5);
		return {
			id: idOf(`update ${project.id} ${place}`),
			projectId: project.id,
			eventOn: notAfter(addDays(day, shift), addDays(REFERENCE_DAY, -1)),
			body: telling.body.replaceAll('{group}', group),
			worksPercent: percent,
			photos: photosOf(project, telling, chance),
			status: statusOf(project, place, count),
			correction: correctionOf(project, place),
		};
	});
}

function dayOf(stage: number, percent: number, project: ProjectPlan): string {
	if (stage === -1) return addDays(project.startOn, -24);
	return stage === 3 ? addDays(project.doneOn, 75) : dayAt(project, percent);
}

/** Some tellings of a stage, in their order. */
function choose(subject: string, stage: number, count: number, chance: Chance): Telling[] {
	const fitting = tellings.filter(
		(telling) => telling.stage === stage && (telling.subject === subject || stage === -1),
	);
	return chance
		.shuffled(fitting.map((_, place) => place))
		.slice(0, count)
		.toSorted((one, other) => one - other)
		.map((place) => at(fitting, place));
}

/** From the first day to where the works stand, in equal steps. */
function percentAt({ progress }: ProjectPlan, place: number, count: number): number {
	if (count === 1) return 0;
	const step = Math.min(1, place / (count - (progress === 100 ? 2 : 1)));
	return Math.round((progress * step) / 5) * 5;
}

function stageAt({ status, progress }: ProjectPlan, percent: number, isLast: boolean): number {
	if (status === 'contracted') return -1;
	const isInUse = ['accepted', 'handed_over', 'closed', 'reopened'].includes(status);
	if (isLast && isInUse && progress === 100) return 3;
	if (percent >= 95) return 2;
	return percent < 20 ? 0 : 1;
}

const VIEWS = ['', '（另一侧）', '（全貌）'];

function photosOf(
	{ subject, variation }: ProjectPlan,
	{ stage, caption }: Telling,
	chance: Chance,
): PhotoPlan[] {
	const shown = Math.max(0, Math.min(stage, 2)) as WorksStage;
	return Array.from({ length: chance.pick([1, 2, 2, 3]) }, (_, place) => ({
		view: { subject, stage: shown, variation: variation + place },
		caption: caption + (VIEWS[place] ?? ''),
	}));
}

/** The last word of some projects still waits for its second person, or was sent back. */
function statusOf({ id, status }: ProjectPlan, place: number, count: number): UpdatePlan['status'] {
	if (status !== 'under_way' || place < count - 1) return 'approved';
	const lot = parseInt(id.slice(0, 2), 16) % 5;
	return lot === 0 ? 'pending' : lot === 1 ? 'returned' : 'approved';
}

function correctionOf({ status }: ProjectPlan, place: number): UpdatePlan['correction'] {
	if (status !== 'handed_over' || place !== 1) return null;
	return {
		body: '更正：上次所报检测点数应为八点，其中一点返工后复检合格，其余内容不变。',
		note: '检测记录录入有误，以监理签认单为准。',
	};
}
